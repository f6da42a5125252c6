using System.Text;
using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Core.Tests.Studies.Linting;

/// <summary>Forty mistakes that people make, each made in a study of the library that has none of it.</summary>
public sealed class SeededMistakesTests
{
    private const string volunteers = "volunteers-in-the-nursing-home";
    private const string clients = "clients-in-the-kitchen";
    private const string collective = "individual-or-collective";
    private const string repair = "reciprocity-and-repair";
    private const string ladder = "where-consultation-ends";

    private static readonly (string Mistake, string Rule, string Study, string File, string Was, string Is, Func<LintSubject, LintSubject>? Knowing)[] mistakes =
    [
        Of("a hole is mistyped", "L01", volunteers, "vignette.en.md", "{degree}", "{degre}"),
        Of("a factor is forgotten in one language", "L01", clients, "vignette.da.md", "{uncertainty}", "udfaldet kan forudses"),
        Of("braces are left over", "L01", collective, "vignette.en.md", "It takes two hours a month.", "It takes two hours a month {check}."),
        Of("a level is not translated", "L02", volunteers, "study.json", "{ \"en\": \"one morning a week\", \"da\": \"én formiddag om ugen\" }", "{ \"en\": \"one morning a week\" }"),
        Of("the debrief is empty in Danish", "L02", repair, "debrief.da.md", null, ""),
        Of("two levels say the same", "L03", volunteers, "study.json", "\"en\": \"seven mornings a week\"", "\"en\": \"one morning a week\""),
        Of("one level is much longer", "L04", volunteers, "study.json", "\"en\": \"seven mornings a week\"", "\"en\": \"every single morning of the week, weekends and public holidays included\""),
        Of("an implausible combination is left in", "L05", volunteers, "", null, "", subject => subject with { Implausible = new HashSet<string> { "core_high" } }),
        Of("exclusions take a contrast away", "L06", volunteers, "study.json", "\"pages\": [", """
            "exclusions": [
              { "not": { "type": "core", "degree": "low" }, "reason": { "en": "No", "da": "Nej" } },
              { "not": { "type": "complementary", "degree": "high" }, "reason": { "en": "No", "da": "Nej" } }
            ],
            "pages": [
            """),
        Of("an exclusion correlates factors", "L07", volunteers, "study.json", "\"pages\": [", """
            "exclusions": [{ "not": { "type": "core", "degree": "low" }, "reason": { "en": "No", "da": "Nej" } }],
            "pages": [
            """),
        Of("too few respondents are planned", "L08", clients, "study.json", "\"respondents\": 800", "\"respondents\": 90"),
        Of("the stratum is asked after the vignette", "L10", volunteers, "study.json", "\"strata\": [\"role\"]", "\"strata\": [\"gender\"]"),
        Of("the information tells what is varied", "L10", volunteers, "information.en.md", "It takes about 8 minutes.", "It takes about 8 minutes. Some read that four volunteers from the town come."),
        Of("each respondent gets nine vignettes", "L11", collective, "study.json", "\"decks\": 3", "\"decks\": 2"),
        Of("the vignette is an essay", "L12", volunteers, "vignette.en.md", "Under the plan,", string.Concat(Enumerable.Repeat("The ward has a long hall with a view of the sea. ", 10)) + "Under the plan,"),
        Of("the vignette is hard to read", "L13", clients, "vignette.en.md", "At the rehabilitation centre Åbrinken, patients train after a knee operation. They come in groups of six, twice a week for eight weeks. There are always two physiotherapists present.", "At the municipal rehabilitation centre Åbrinken, rehabilitation programmes following orthopaedic operations are systematically organised throughout consecutive therapeutic sessions, supervised continuously by experienced physiotherapists representing interdisciplinary departments and collaborating municipal institutions responsible for postoperative rehabilitation, participants attending approximately fortnightly"),
        Of("a point has no label", "L14", volunteers, "study.json", "\"Strongly agree\"", "\"\""),
        Of("two options share a code", "L14", volunteers, "study.json", "\"name\": \"another\", \"code\": 3", "\"name\": \"another\", \"code\": 2"),
        Of("a scale is turned on one page", "L15", volunteers, "study.json", "\"points\": {", """
            "points": {
              "turned": {
                "en": ["Strongly agree", "Neither", "Strongly disagree"],
                "da": ["Helt enig", "Hverken eller", "Helt uenig"]
              },
            """, then: json => Replaced(json, "\"points\": \"agree7\"", "\"points\": \"turned\"", once: true)),
        Of("a page is too long", "L16", volunteers, "study.json", "\"name\": \"comment\"", "\"name\": \"comment\"", then: json => Replaced(json, "{\n          \"kind\": \"text\"", string.Concat(Enumerable.Range(0, 8).Select(number =>
            $"{{ \"kind\": \"text\", \"name\": \"more_{number}\", \"maxLength\": 9, \"prompt\": {{ \"en\": \"Word {number}, no names\", \"da\": \"Ord {number}, ikke navne\" }} }},\n")) + "{\n          \"kind\": \"text\"", once: true)),
        Of("gender must be answered", "L17", volunteers, "study.json", "\"name\": \"gender\",", "\"name\": \"gender\", \"required\": true,", then: json => Without(json, "\"gender\"", "\"decline\": [\"refused\"],")),
        Of("gender cannot be declined", "L18", volunteers, "study.json", "\"name\": \"gender\",", "\"name\": \"gender\",", then: json => Without(json, "\"gender\"", "\"decline\": [\"refused\"],")),
        Of("the check has no don't know", "L18", volunteers, "study.json", "\"label\": { \"en\": \"I do not remember\", \"da\": \"Det husker jeg ikke\" }", "\"label\": { \"en\": \"Something else\", \"da\": \"Noget andet\" }"),
        Of("free text does not warn", "L19", volunteers, "study.json", "Please do not write names, CPR numbers or anything else that could identify a person.", "Write as much as you like."),
        Of("nobody is responsible", "L20", volunteers, "information.en.md", "Example University is responsible for the study and for your data. ", ""),
        Of("the page does not say that it is voluntary", "L20", clients, "information.da.md", "Det er frivilligt", "Sådan gør du", then: text => text.Replace("Du bestemmer selv, om du vil være med. ", "", StringComparison.Ordinal)),
        Of("the page says nothing of withdrawal", "L20", repair, "information.en.md", "With it you can have your answers erased until they have been made anonymous.", "Keep it.", then: text => text.Replace("If you change your mind", "A code", StringComparison.Ordinal)),
        Of("how long answers are kept is open", "L21", ladder, "study.json", "\"keptUntil\": \"2031-12-31\"", "\"sensitive\": false"),
        Of("the study never closes", "L21", volunteers, "", null, "", subject => subject with { Launch = new(null) }),
        Of("a variable has a reserved name", "L22", volunteers, "study.json", "\"name\": \"realism\"", "\"name\": \"with\""),
        Of("two variables have one name", "L22", volunteers, "study.json", "\"name\": \"realism\"", "\"name\": \"gender\""),
        Of("a code changed since the pilot", "L23", volunteers, "study.json", "\"name\": \"weekly\", \"code\": 4", "\"name\": \"weekly\", \"code\": 5", Piloted(volunteers)),
        Of("a label changed since the pilot", "L23", volunteers, "study.json", "\"en\": \"Another gender\"", "\"en\": \"Other\"", Piloted(volunteers)),
        Of("a prompt was never translated", "L24", volunteers, "study.json", "\"da\": \"Hvad er dit køn?\"", "\"da\": \"What is your gender?\"", then: json => json.Replace("\"What is your gender?\"", "\"What is your gender, please?\"", StringComparison.Ordinal)),
        Of("a point is missing in Danish", "L25", volunteers, "study.json", "\"Helt enig\"", "\"Helt enig\"", then: json => Replaced(json, ", \"Helt enig\"", "", once: true)),
        Of("a number got lost", "L26", volunteers, "study.json", "\"en\": \"seven mornings a week\"", "\"en\": \"five mornings a week\""),
        Of("a “not” got lost", "L26", volunteers, "study.json", "\"da\": \"Er der frivillige på din arbejdsplads?\"", "\"da\": \"Er der ikke frivillige på din arbejdsplads?\""),
        Of("the vignettes stand in one order", "L31", collective, "study.json", "\"order\": \"williams\"", "\"order\": \"fixed\""),
        Of("whoever fails the check is left out", "L33", volunteers, "study.json", "\"pages\": [", "\"plan\": { \"exclusionRules\": [\"Respondents who fail check_type are left out.\"] },\n\"pages\": ["),
        Of("the same is asked twice", "L34", volunteers, "study.json", "\"en\": \"Is there anything you would like to add?\"", "\"en\": \"Are there volunteers at your workplace?\""),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, mistakes.Length)];

    [Fact]
    public void There_are_forty() => Assert.Equal(40, mistakes.Length);

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_mistake_is_found_that_was_not_there_before(int number)
    {
        var (mistake, rule, study, file, was, now, knowing) = mistakes[number];
        var whole = Linted.Library(study);

        var before = Linted.Of(whole, Replicated).Select(finding => finding.Key).ToHashSet();
        var after = Linted.Of(file.Length == 0 ? whole : whole.With(file, now), subject => Replicated(knowing?.Invoke(subject) ?? subject));

        Assert.True(
            after.Any(finding => finding.Rule == rule && !before.Contains(finding.Key)),
            $"{rule} does not find that {mistake}, but:\n{string.Join('\n', after.Where(finding => !before.Contains(finding.Key)).Select(finding => $"{finding.Rule} {finding.Path}: {finding.Message.In("en")}"))}");
        Assert.NotEqual(was, now);

        // Only what is about numbers of respondents has to draw fieldwork.
        LintSubject Replicated(LintSubject subject) => subject with { Replications = rule == "L08" ? 50 : 0 };
    }

    private static (string, string, string, string, string, string, Func<LintSubject, LintSubject>?) Of(
        string mistake, string rule, string study, string file, string? was, string now,
        Func<LintSubject, LintSubject>? knowing = null, Func<string, string>? then = null)
    {
        if (file.Length == 0)
            return (mistake, rule, study, file, "before", "after", knowing);
        var text = Encoding.UTF8.GetString(Linted.Library(study).Files[file]);
        Assert.True(was is null || text.Contains(was, StringComparison.Ordinal), $"{study}/{file} does not say “{was}”.");
        var spoiled = was is null ? now : text.Replace(was, now, StringComparison.Ordinal);
        return (mistake, rule, study, file, text, then?.Invoke(spoiled) ?? spoiled, knowing);
    }

    private static Func<LintSubject, LintSubject> Piloted(string study) =>
        subject => subject with { LastPilot = Linted.Library(study).Study(), PilotHasData = true };

    private static string Replaced(string text, string was, string now, bool once)
    {
        var at = text.IndexOf(was, StringComparison.Ordinal);
        Assert.True(at >= 0 && once, was);
        return string.Concat(text.AsSpan(0, at), now, text.AsSpan(at + was.Length));
    }

    // Takes something out that stands below a mark.
    private static string Without(string text, string mark, string what)
    {
        var at = text.IndexOf(what, text.IndexOf(mark, StringComparison.Ordinal), StringComparison.Ordinal);
        return text.Remove(at, what.Length);
    }
}
