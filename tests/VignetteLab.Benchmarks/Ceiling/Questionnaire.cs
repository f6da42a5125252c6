namespace VignetteLab.Benchmarks.Ceiling;

/// <summary>Four pages and a receipt: the survey that other platforms were measured with too.</summary>
internal static class Questionnaire
{
    public const int Arms = 6;

    private const string story =
        "A colleague on your team has been asked to prepare the quarterly report. The deadline is on " +
        "Friday and the figures depend on data that another department delivers late. During the week " +
        "the colleague worked overtime and asked nobody for help. On Thursday evening one table was " +
        "still missing. The colleague decided to estimate the table, and told the supervisor the next " +
        "morning. The report was presented on Monday; two of the numbers later turned out to be wrong " +
        "and had to be corrected in front of the board. Please imagine this situation as vividly as " +
        "you can, and then say how far you agree with each of the following statements about the " +
        "colleague and the decision that was taken. There are no right or wrong answers.";

    private static readonly IReadOnlyList<Labelled> agreement = Code("", [
        "Strongly disagree", "Disagree", "Somewhat disagree", "Neither agree nor disagree",
        "Somewhat agree", "Agree", "Strongly agree",
    ]);

    /// <summary>What each arm reads.</summary>
    public static IReadOnlyList<string> Vignettes { get; } =
        [.. Enumerable.Range(1, Arms).Select(arm => $"Version {arm}. {story}")];

    public static IReadOnlyList<SurveyPage> Pages { get; } =
    [
        new("landing", [
            new("consent", QuestionKind.Choice,
                "You are invited to take part in a study. Participation is voluntary, you may stop at any " +
                "time, and no identifying data is stored. Do you consent to take part?")
            {
                Options = [new("Y", "Yes, I consent"), new("N", "No")],
            },
        ]),
        new("vignette", [
            new("vignette", QuestionKind.Vignette, ""),
            new("dv", QuestionKind.Matrix, "How far do you agree?")
            {
                Items = Code("SQ00", [
                    "The colleague acted responsibly.", "I would have done the same.",
                    "The decision was fair to the team.", "The colleague should be reprimanded.",
                ]),
                Options = agreement,
            },
        ]),
        new("attitudes", [
            new("att", QuestionKind.Matrix, "How far do you agree with these general statements?")
            {
                Items = Code("SQ00", [
                    "Rules at work should be followed in all cases.", "Results matter more than procedure.",
                    "Mistakes should be reported at once.", "Supervisors should check all figures.",
                    "People deserve a second chance.", "Deadlines are negotiable.",
                ]),
                Options = agreement,
            },
        ]),
        new("background", [
            new("age", QuestionKind.Number, "How old are you?"),
            new("gender", QuestionKind.Choice, "What is your gender?")
            {
                Options =
                [
                    new("F", "Female"), new("M", "Male"), new("D", "Diverse"), new("X", "Prefer not to say"),
                ],
            },
            new("edu", QuestionKind.List, "What is your highest degree?")
            {
                Options = Code("E", [
                    "No degree", "Secondary school", "Vocational training", "Bachelor", "Master", "Doctorate",
                ]),
            },
            new("comment", QuestionKind.Line, "Is there anything you would like to tell us?"),
        ]),
    ];

    private static IReadOnlyList<Labelled> Code(string prefix, string[] texts) =>
        [.. texts.Select((text, i) => new Labelled($"{prefix}{i + 1}", text))];
}
