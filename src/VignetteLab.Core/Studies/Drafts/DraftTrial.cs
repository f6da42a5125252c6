using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace VignetteLab.Core.Studies.Drafts;

/// <summary>A draft made whole enough to be gone through before it is finished.</summary>
/// <param name="Study">The study; <c>null</c> where too much is missing.</param>
/// <param name="LeftOut">What was wrong with it: left out or filled in where there is a study, in the way where there is none.</param>
/// <remarks>
/// Words that are missing in a language are those of another, or say that they are missing. What then still breaks a rule is left out:
/// a question, a rule on when it is shown, a quota. What the vignette itself is made of is never left out.
/// </remarks>
public sealed partial record DraftTrial(FrozenStudy? Study, IReadOnlyList<Problem> LeftOut)
{
    private const int most = 60;

    /// <summary>Makes a draft whole, as far as it goes.</summary>
    /// <param name="json">The draft, canonical.</param>
    public static DraftTrial Of(string json)
    {
        var reading = StudyFile.ReadDraft(json);
        var leftOut = reading.Problems;
        if (leftOut.Count == 0)
            return new(new FrozenStudy(json), []);
        var root = JsonNode.Parse(CanonicalJson.Write(DraftWords.Filled(reading.Study)))!.AsObject();
        for (var tries = 0; tries < most; tries++)
        {
            reading = StudyFile.ReadDraft(root.ToJsonString());
            if (reading.Problems.Count == 0)
                return new(new FrozenStudy(CanonicalJson.Write(reading.Study)), leftOut);

            // From the end, so that what is taken out of a list leaves the places before it as they are.
            var taken = reading.Problems.Reverse().Count(problem => TakeOut(root, problem.Path));
            if (taken == 0)
                break;
        }

        return new(null, reading.Problems);
    }

    private static bool TakeOut(JsonObject root, string path)
    {
        var steps = Step.Matches(path).Select(step => step.Value.Trim('.', '[', ']')).ToArray();
        return steps switch
        {
            ["plan" or "about" or "quotas" or "scales" or "design" or "minutes" or "inspiredBy" or "scaleDirection" or "overrides" or "exclusions", ..] =>
                root.Remove(steps[0]),
            ["name", ..] => Set(root, "name", "draft"),
            ["contact", ..] => Set(root, "contact", "?"),
            ["languages", ..] => Set(root, "languages", new JsonArray("en")),
            ["allocation", ..] => Set(root, "allocation", new JsonObject { ["procedure"] = "simple" }),
            ["points", var points, ..] => root["points"] is JsonObject all && all.Remove(points),
            ["controls", var control, ..] => RemoveAt(root["controls"], control),
            ["pages", var page, "items", var item, .. var rest] => root["pages"]?[Index(page)] is { } parent &&
                (rest.Contains("showIf") ? Without(parent["items"], item, "showIf") : RemoveAt(parent["items"], item)),
            ["pages", var page, "showIf", ..] => Without(root["pages"], page, "showIf"),
            ["pages", var page, ..] => root["pages"] is JsonArray { Count: > 1 } pages && pages[Math.Min(Index(page), pages.Count - 1)]?["vignette"] is null && RemoveAt(pages, page),
            _ => false,
        };
    }

    private static bool Set(JsonObject root, string name, JsonNode value)
    {
        var isNew = !JsonNode.DeepEquals(root[name], value);
        root[name] = value;
        return isNew;
    }

    private static bool Without(JsonNode? list, string index, string member) =>
        list is JsonArray parts && Index(index) < parts.Count && parts[Index(index)] is JsonObject part && part.Remove(member);

    private static bool RemoveAt(JsonNode? list, string index)
    {
        if (list is not JsonArray parts || Index(index) >= parts.Count)
            return false;
        parts.RemoveAt(Index(index));
        return true;
    }

    private static int Index(string text) => int.TryParse(text, out var index) ? index : int.MaxValue;

    [GeneratedRegex(@"\.?[^.\[\]]+|\[\d+\]")]
    private static partial Regex Step { get; }
}
