namespace VignetteLab.Core.Studies.Lint;

/// <summary>Every variable has a name of its own that SPSS, Stata and R take as it is.</summary>
internal sealed class L22Names() : LintRule("L22")
{
    protected override IReadOnlyList<string> Formats =>
    [
        "“{0}” is not a name", "“{0}” is a word that SPSS", "“{0}” is a column that every export", "“{0}” is also the name of",
        "“{0}” looks like the name of something", "“{0}” gets a prefix for each vignette", "“{0}” is taken. Give each quota",
        "Two vignettes would be called", "Two different parts of the design would be called",
    ];
}
