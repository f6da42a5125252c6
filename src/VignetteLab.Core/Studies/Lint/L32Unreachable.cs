namespace VignetteLab.Core.Studies.Lint;

/// <summary>Every page can be reached, and has a way on.</summary>
internal sealed class L32Unreachable() : LintRule("L32")
{
    protected override IReadOnlyList<string> Formats =>
    [
        "No page shows the vignette", "Every answer would end the survey", "A page asks 1 to 50 items", "Two pages are called",
        "“{0}” is the name of a page that every study has", "Pages with the vignette are repeated",
        "Everyone comes to the first page with the vignette", "No answer to “{0}” is from", "“{0}” cannot be both unanswered and a number",
        "“{0}” is asked on the same page", "“{0}” is asked later",
    ];
}
