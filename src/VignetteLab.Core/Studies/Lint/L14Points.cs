namespace VignetteLab.Core.Studies.Lint;

/// <summary>Every point of a scale is labelled in every language, and no code stands for two things.</summary>
internal sealed class L14Points() : LintRule("L14")
{
    protected override IReadOnlyList<string> Formats =>
    [
        "The points have no labels in", "A point has no label", "A scale has 2 to 11 points", "Two levels have the", "Two options have the same",
        "{0} cannot be a code", "There are no points called",
    ];

    // As many in each language: that is L25's.
    public override bool Owns(Problem problem, Study study) => base.Owns(problem, study) && !L25Unequal.IsCount(problem, study);
}
