namespace VignetteLab.Core.Studies.Lint;

/// <summary>Every language asks the same: as many items, levels and points.</summary>
internal sealed class L25Unequal() : LintRule("L25")
{
    public override bool Owns(Problem problem, Study study) => IsCount(problem, study) ||
        problem.Path.StartsWith("pages[", StringComparison.Ordinal) && problem.Said.Format.StartsWith("There are no words in", StringComparison.Ordinal);

    /// <summary>Whether a problem is that the points of a set are not as many in each language.</summary>
    internal static bool IsCount(Problem problem, Study study) =>
        problem.Said.Format.StartsWith("A scale has 2 to 11 points", StringComparison.Ordinal) &&
        study.Points.GetValueOrDefault(problem.Path.Split('.')[^1])?.Values.Select(labels => labels.Count).Distinct().Count() > 1;
}
