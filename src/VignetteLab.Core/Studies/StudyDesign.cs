using VignetteLab.Core.Vignettes;
using VignetteLab.Core.Vignettes.Designs;

namespace VignetteLab.Core.Studies;

/// <summary>The design of a study, as the mathematics of designs takes it.</summary>
public static class StudyDesign
{
    /// <summary>What a design can show: balance, correlations, aliases, efficiency, what hangs on the deck.</summary>
    /// <param name="study">The study; the effects are those of its plan, and every main effect.</param>
    /// <param name="arms">Its arms; each vignette counts once for each arm that shows it.</param>
    public static DesignReport Of(Study study, IReadOnlyList<Arm> arms)
    {
        var shown = Shown(arms);
        var decks = arms.All(arm => arm.Deck == 0) ? null : shown.Index().GroupBy(one => one.Item.Arm.Deck)
            .OrderBy(deck => deck.Key).Select(deck => deck.Select(one => one.Index).ToArray()).ToArray();
        return DesignReport.Of(
            [.. study.Factors.Select(factor => factor.Name)], Levels(study), Effects(study), Runs(study, shown), decks);
    }

    /// <summary>The effects of the plan that the vignettes shown cannot tell from others.</summary>
    public static IReadOnlyList<Effect> Inestimable(Study study, IReadOnlyList<Arm> arms) =>
        new ModelMatrix(Levels(study), Effects(study), Runs(study, Shown(arms))).Inestimable;

    /// <summary>What an effect is confused with, the most confused first, as in <c>type*degree, type</c>; empty where no single effect is.</summary>
    public static string Confused(Study study, IReadOnlyList<Arm> arms, Effect effect) => Confused(
        Aliasing.Of(Levels(study), Runs(study, Shown(arms)), [.. study.Factors.Select(factor => factor.Name)], Math.Max(2, effect.Order)), effect);

    /// <summary>Likewise, of aliases that are known.</summary>
    public static string Confused(Aliasing aliasing, Effect effect) => string.Join(", ", aliasing.With(effect)
        .Where(alias => alias.RSquared > 0.005).OrderByDescending(alias => alias.IsFull).ThenByDescending(alias => alias.RSquared).Take(4)
        .Select(alias => alias.Other(effect)).Select(other => other.ToString(aliasing.Names)));

    private static (Arm Arm, Vignette Vignette)[] Shown(IReadOnlyList<Arm> arms) =>
        [.. arms.SelectMany(arm => arm.Vignettes.Where(vignette => !vignette.IsControl).Select(vignette => (arm, vignette)))];

    private static int[] Levels(Study study) => [.. study.Factors.Select(factor => factor.Levels.Count)];

    private static Effect[] Effects(Study study)
    {
        var names = study.Factors.Select(factor => factor.Name).ToArray();
        return [.. Effect.Mains(names.Length).Concat(study.Plan.Effects.Select(effect => Effect.Parse(effect, names))).Distinct()];
    }

    private static int[][] Runs(Study study, (Arm Arm, Vignette Vignette)[] shown) =>
        [.. shown.Select(one => study.Factors.Select(factor => IndexOf(factor, one.Arm, one.Vignette)).ToArray())];

    private static int IndexOf(Factor factor, Arm arm, Vignette vignette)
    {
        var level = vignette.Levels.GetValueOrDefault(factor.Name) ?? arm.Levels[factor.Name];
        return factor.Levels.Index().First(known => known.Item.Name == level.Name).Index;
    }
}
