namespace VignetteLab.Core.Tests.Studies;

/// <summary>The sample with several vignettes for each respondent.</summary>
internal static class DesignedStudy
{
    private const string languages = "\"languages\": [\"en\", \"da\"],";

    private const string comment =
        "{ \"kind\": \"text\", \"name\": \"comment\", \"prompt\": { \"en\": \"More?\", \"da\": \"Mere?\" }, \"maxLength\": 100 }";

    /// <summary>Asks on two pages about each vignette, the scale and then the check, and for a comment at the end.</summary>
    public static SampleStudy Paged { get; } = SampleStudy.Whole
        .Saying("\"name\": \"after\", \"vignette\": true", "\"name\": \"after\"")
        .Saying($$"""] }, { "name": "end", "title": { "en": "End", "da": "Slut" }, "items": [ {{comment}}""", comment);

    /// <summary>Two decks of three: two combinations and the control; orders and direction are random.</summary>
    public static SampleStudy Within { get; } = Of("\"kind\": \"within\", \"decks\": 2", "\"scaleDirection\": \"random\",");

    /// <summary>The age stays the same, the job varies; the control stands in the deck as well.</summary>
    public static SampleStudy Mixed { get; } = Of("\"kind\": \"mixed\", \"fixed\": [\"age\"]");

    /// <summary>Likewise, and the order is fixed for some and by Williams for others.</summary>
    public static SampleStudy Ordered { get; } = Of("\"kind\": \"mixed\", \"fixed\": [\"sequence\", \"age\"]").Saying(
        """
        "factors": [
          {
            "name": "sequence",
            "label": { "en": "Order", "da": "Rækkefølge" },
            "levels": [
              { "name": "kept", "code": 1, "label": { "en": "Kept", "da": "Fast" }, "order": "fixed" },
              { "name": "turned", "code": 2, "label": { "en": "Turned", "da": "Drejet" }, "order": "williams" }
            ]
          },
        """, "\"factors\": [");

    /// <summary>The paged sample with a design of these members.</summary>
    public static SampleStudy Of(string design, string others = "") =>
        Paged.Saying($"{languages} \"design\": {{ {design} }}, {others}", languages);

    /// <summary>The same study with another way to allocate.</summary>
    public static SampleStudy Allocating(this SampleStudy study, string allocation) => study.Saying(
        allocation, "\"procedure\": \"permuted_blocks\", \"strata\": [\"role\"], \"multiples\": [1, 2]");
}
