namespace VignetteLab.Core.Studies.Lint;

/// <summary>Whatever varies is worded in every language that is switched on.</summary>
internal sealed class L02Words() : LintRule("L02")
{
    protected override IReadOnlyList<string> Formats =>
        ["There are no words in", "{0} has no words for the hole", "The file is missing. Write the text in it.", "A level fills its hole with"];

    // What respondents are asked must be the same in each language: that is L25's.
    public override bool Owns(Problem problem, Study study) =>
        base.Owns(problem, study) && !problem.Path.StartsWith("pages[", StringComparison.Ordinal);
}
