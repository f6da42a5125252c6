namespace VignetteLab.Core.Studies.Lint;

/// <summary>The catalogue of what goes wrong with factorial vignette studies, looked up in one of them.</summary>
/// <remarks>L09, the simulated power, comes with the analysis; L28 and L29 were never given out.</remarks>
public static class Lint
{
    private static readonly IReadOnlyList<LintRule> rules =
    [
        new L01Holes(), new L02Words(), new L03Twins(), new L04LevelLength(), new L05Implausible(), new L06Inestimable(),
        new L07Correlation(), new L08SmallArms(), new L10EarlyReveal(), new L11TooMuch(), new L12Length(), new L13Readability(),
        new L14Points(), new L15Direction(), new L16Pages(), new L17Forced(), new L18NoWayOut(), new L19FreeText(),
        new L20Information(), new L21Dates(), new L22Names(), new L23Recoded(), new L24Untranslated(), new L25Unequal(),
        new L26LostInTranslation(), new L27Recognisable(), new L30Untried(), new L31FixedOrder(), new L32Unreachable(),
        new L33LateExclusion(), new L34AskedTwice(), new L35Key(), new L36Unread(),
    ];

    /// <summary>The rules' numbers, as in <c>L13</c>, in order.</summary>
    public static IReadOnlyList<string> Rules { get; } = [.. rules.Select(rule => rule.Id)];

    /// <summary>Everything that is found, errors first, then by rule and place; each once.</summary>
    public static IReadOnlyList<Finding> Of(LintSubject subject)
    {
        var study = new Examined(subject);
        return
        [
            .. subject.Problems.Select(problem => Read(problem, subject.Study)).Concat(rules.SelectMany(rule => rule.Find(study)))
                .DistinctBy(finding => (finding.Rule, finding.Path, finding.Message.In("en")))
                .OrderBy(finding => finding.Severity).ThenBy(finding => finding.Rule, StringComparer.Ordinal),
        ];
    }

    private static Finding Read(Problem problem, Study study) => new(
        rules.FirstOrDefault(rule => rule.Owns(problem, study))?.Id ?? Finding.Format, Severity.Error, PathOf(problem),
        new(new Dictionary<string, string> { ["en"] = problem.Message, ["da"] = problem.In("da") }), problem.Message)
    {
        Problem = problem,
    };

    // A problem in a file of its own has that file and no path: the file is the text.
    private static string PathOf(Problem problem) =>
        problem.Path.Length == 0 && problem.File.Split('.') is [var text, var language, "md"] ? $"texts.{text}.{language}" : problem.Path;
}
