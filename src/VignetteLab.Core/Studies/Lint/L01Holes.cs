namespace VignetteLab.Core.Studies.Lint;

/// <summary>Every hole is filled by a factor, and every factor has a hole, in each language.</summary>
internal sealed class L01Holes() : LintRule("L01")
{
    protected override IReadOnlyList<string> Formats =>
    [
        "No factor fills the hole", "The factor “{0}” has no hole", "“{0}” is not a hole.", "“{0}” looks like a hole",
        "{0} has words for {{{1}}}, which is not in every language",
    ];
}
