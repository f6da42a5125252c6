namespace VignetteLab.Core.Studies.Lint;

/// <summary>No two vignettes read the same.</summary>
internal sealed class L03Twins() : LintRule("L03")
{
    protected override IReadOnlyList<string> Formats => ["The versions {0} read the same"];
}
