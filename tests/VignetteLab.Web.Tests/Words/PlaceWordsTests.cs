using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Tests.Words;

public sealed class PlaceWordsTests
{
    private const string draft = """
        {
          "factors": [{ "name": "helper", "label": { "en": "Helper", "da": "Hjælper" }, "levels": [{ "name": "student" }, { "name": "volunteer" }] }],
          "pages": [{ "name": "looking_back", "items": [{ "name": "check_role", "kind": "choice", "showIf": { "item": "trust", "is": ["high"] } }] }],
          "scales": [{ "name": "trust", "items": ["trust_1"] }],
          "exclusions": [{ "not": { "helper": "student" } }],
          "plan": { "hypotheses": [""] }
        }
        """;

    [Theory]
    [InlineData("en", "factors[helper].levels[volunteer].words.da", "Factor “Helper”, level 2, words, Dansk")]
    [InlineData("en", "factors[0].levels[1].words.da", "Factor “Helper”, level 2, words, Dansk")]
    [InlineData("da", "factors[0].label.en", "Faktor “Hjælper”, etiket, English")]
    [InlineData("en", "pages[0].items[0].prompt", "Page “looking_back”, question “check_role”, question")]
    [InlineData("en", "pages[4].title", "Page “5”, title")]
    [InlineData("en", "plan.hypotheses[0]", "Plan, hypotheses 1")]
    [InlineData("en", "scales[0].items[0]", "Scale “trust”, question “trust_1”")]
    [InlineData("en", "pages[0].items[0].showIf.is[0]", "Page “looking_back”, question “check_role”, shown if, is one of “high”")]
    [InlineData("en", "exclusions[0].not.helper", "Exclusions 1, not together, helper")]
    [InlineData("en", "plan[0].x[y].title.en.name", "Plan “1”, x “y”, title, English, name in the data")]
    [InlineData("en", "[2].title", " “3”, title")]
    [InlineData("en", "texts.vignette.en", "Texts, vignette, English")]
    public void A_place_is_told_as_people_would_name_it(string language, string path, string words)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Cookie = $"{StudioTexts.Key}={language}";

        Assert.Equal(words, PlaceWords.Of(new(new HttpContextAccessor { HttpContext = http }), path, JsonNode.Parse(draft)));
    }
}
