namespace VignetteLab.Core.Tests.Studies;

/// <summary>The sample study in other designs, each valid, with the lines of the sample.</summary>
internal static class SampleDesigns
{
    /// <summary>The sample itself, but for the check: it is asked on the page with the vignette, as other designs need it.</summary>
    public static SampleStudy Between { get; } = AskingAtEachVignette(SampleStudy.Whole);

    /// <summary>Every combination and the control in one deck.</summary>
    public static SampleStudy Within { get; } = Between.Designed("\"kind\": \"within\"");

    /// <summary>Pace, which decides the order, and age stay the same for a respondent; job varies, beside the control.</summary>
    public static SampleStudy Mixed { get; } = SampleStudy.Whole
        .Saying("""
            "factors": [
                { "name": "pace", "label": { "en": "Pace", "da": "Takt" }, "levels": [
                  { "name": "set", "code": 1, "label": { "en": "Set", "da": "Fast" }, "order": "fixed" },
                  { "name": "mixed", "code": 2, "label": { "en": "Mixed", "da": "Blandet" }, "order": "random" } ] },
            """, "\"factors\": [")
        .Designed("\"kind\": \"mixed\", \"fixed\": [\"pace\", \"age\"]");

    /// <summary>A third factor with two levels, of which a fraction takes four of eight vignettes.</summary>
    public static SampleStudy Fraction { get; } = Wider.Designed(
        "\"kind\": \"within\", \"selection\": \"fraction\", \"generators\": [\"shift = age*job\"]");

    /// <summary>Six of the eight vignettes of three factors, in two decks of three.</summary>
    public static SampleStudy Efficient { get; } = Wider.Designed(
        "\"kind\": \"within\", \"selection\": \"efficient\", \"size\": 6, \"decks\": 2, \"order\": \"williams\"");

    /// <summary>Two decks as the researcher wants them.</summary>
    public static SampleStudy GivenDecks { get; } = Between.Designed(
        "\"kind\": \"within\", \"selection\": \"given_decks\", \"deckList\": [[\"nobody\", \"young_nurse\", \"old_cook\"], [\"nobody\", \"old_nurse\", \"young_cook\"]]");

    /// <summary>Three of the four vignettes, one for each respondent, beside the control.</summary>
    public static SampleStudy Given { get; } = SampleStudy.Whole.Designed(
        "\"selection\": \"given\", \"vignettes\": [\"old_cook\", \"young_nurse\", \"young_cook\"]");

    /// <summary>All that a study can have besides: exclusion, override, quotas, plan, screening, minimisation.</summary>
    public static SampleStudy Everything { get; } = Wider
        .Having("""
            "exclusions": [{ "not": { "age": "young", "shift": "night" }, "reason": { "en": "Too hard", "da": "For hårdt" } }], "overrides": [{ "vignette": "day_old_cook", "words": { "age": { "en": "63 years", "da": "63 år" } } }], "design": { "kind": "within", "decks": 2, "order": "fixed" }, "scaleDirection": "random", "quotas": [{ "name": "nurses", "of": { "role": ["nurse"] }, "limit": 60, "kind": "soft" }], "plan": { "respondents": 100, "dropOut": 10, "effects": ["age", "job", "shift", "age*job"] }
            """)
        .Saying("\"code\": 2, \"screenOut\": true, \"label\": { \"en\": \"Other\"", "\"code\": 2, \"label\": { \"en\": \"Other\"")
        .Saying(
            "\"allocation\": { \"procedure\": \"minimisation\", \"strata\": [\"role\"], \"weights\": { \"role\": 2 }, \"measure\": \"sd\", \"prefer\": 70, \"shares\": { \"deck_1\": 2 }, \"target\": 90 }",
            "\"allocation\": { \"procedure\": \"permuted_blocks\", \"strata\": [\"role\"], \"multiples\": [1, 2] }");

    /// <summary>Whole options of a choice get one arm.</summary>
    public static SampleStudy Cluster { get; } = SampleStudy.Whole.Saying(
        "\"procedure\": \"cluster\", \"cluster\": \"role\"",
        "\"procedure\": \"permuted_blocks\", \"strata\": [\"role\"], \"multiples\": [1, 2]");

    /// <summary>All of them, the sample among them.</summary>
    public static IReadOnlyList<SampleStudy> All { get; } =
        [SampleStudy.Whole, Between, Within, Mixed, Fraction, Efficient, GivenDecks, Given, Everything, Cluster];

    /// <summary>Three factors of two levels, in no particular design yet.</summary>
    public static SampleStudy Wider => Between
        .Saying("""
            "factors": [
                { "name": "shift", "label": { "en": "Shift", "da": "Vagt" }, "levels": [
                  { "name": "day", "code": 1, "label": { "en": "Day", "da": "Dag" }, "words": { "en": "by day", "da": "om dagen" } },
                  { "name": "night", "code": 2, "label": { "en": "Night", "da": "Nat" }, "words": { "en": "by night", "da": "om natten" } } ] },
            """, "\"factors\": [")
        .Saying("\"shift\": { \"en\": \"at times\", \"da\": \"til tider\" }, \"job.who\": { \"en\": \"nobody\"", "\"job.who\": { \"en\": \"nobody\"")
        .With("vignette.en.md", "Anna is {age}.\n\nShe is {job.who} in a {job.place}, {shift}.\n")
        .With("vignette.da.md", "Anna er {age}.\n\nHun er {job.who} på et {job.place}, {shift}.\n");

    /// <summary>The same study with these members of a design, on the line of the points.</summary>
    public static SampleStudy Designed(this SampleStudy study, string design) =>
        study.Saying($"\"design\": {{ {design} }}, \"points\": {{ \"agree\"", "\"points\": { \"agree\"");

    /// <summary>The same study with other members of the study, on the line of the points.</summary>
    public static SampleStudy Having(this SampleStudy study, string members) =>
        study.Saying($"{members}, \"points\": {{ \"agree\"", "\"points\": { \"agree\"");

    // What varies from vignette to vignette is asked on its page.
    private static SampleStudy AskingAtEachVignette(SampleStudy study) => study
        .Saying("", "\"check\": { \"factor\": \"age\", \"correct\": { \"young\": \"twenties\", \"old\": \"sixties\", \"nobody\": \"unknown\" } }")
        .Saying("""
            { "kind": "choice", "name": "seen_age", "prompt": { "en": "How old?", "da": "Hvor gammel?" }, "options": [ { "name": "twenties", "code": 1, "label": { "en": "24", "da": "24" } }, { "name": "sixties", "code": 2, "label": { "en": "64", "da": "64" } }, { "name": "unknown", "code": 3, "label": { "en": "?", "da": "?" } } ], "check": { "factor": "age", "correct": { "young": "twenties", "old": "sixties", "nobody": "unknown" } } }, { "kind": "rating", "name": "trust_1"
            """, "{ \"kind\": \"rating\", \"name\": \"trust_1\"");
}
