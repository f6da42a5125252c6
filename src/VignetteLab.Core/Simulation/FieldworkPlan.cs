using VignetteLab.Core.Allocation;
using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Simulation;

/// <summary>How those who are simulated come, answer and leave; what is not stated is as usual.</summary>
/// <remarks>
/// Usually everybody who starts finishes, one answer in thirty is left out, all options of a choice are as likely, but for those that
/// screen out, which nobody chooses, and no answer depends on the vignette.
/// </remarks>
public sealed class FieldworkPlan
{
    private readonly FrozenStudy? study;
    private readonly FieldworkReader? said;

    private FieldworkPlan(FrozenStudy? study, FieldworkReader? said) => (this.study, this.said) = (study, said);

    /// <summary>Everything as usual.</summary>
    public static FieldworkPlan Usual { get; } = new(null, null);

    /// <summary>How starts spread.</summary>
    public Arrivals Arrivals { get; private init; }

    /// <summary>Whether answers on points come from a value that effects move, rather than from coins.</summary>
    internal bool IsLatent => said is { Effects.Count: > 0 } or { PeopleSd: not null };

    /// <summary>Whether an effect on an item, or on a scale that it belongs to, is stated.</summary>
    internal bool Moves(Item item) => said is not null && said.Effects.Any(effect => effect.Items.Contains(item.Asked));

    /// <summary>Reads what a researcher said.</summary>
    /// <param name="study">The study to simulate.</param>
    /// <param name="options">As on a command line.</param>
    /// <exception cref="FieldworkException">
    /// Something cannot be read, or the study has no such page, arm, item, option, scale, factor or level.
    /// </exception>
    public static FieldworkPlan Read(FrozenStudy study, FieldworkOptions options)
    {
        var said = new FieldworkReader(study, options);
        return said.Problems.Count == 0
            ? new(study, said) { Arrivals = options.Arrivals }
            : throw new FieldworkException(said.Problems);
    }

    /// <summary>How many of a hundred who come to a page leave there; the most exact of what was stated holds.</summary>
    /// <param name="page">One of the frozen study's.</param>
    /// <param name="place">Theirs; <c>null</c> before allocation.</param>
    public double Leaving(Page page, Place? place)
    {
        if (said is null)
            return 0;
        string[] names = page.Repeats is { } repeated ? [page.Name, repeated] : [page.Name];
        string?[] arms = place is null ? [null] : [place.Arm, null];
        foreach (var arm in arms)
        {
            foreach (var name in names)
            {
                if (said.DropOut.TryGetValue((name, arm), out var percent))
                    return percent;
            }
        }

        return 0;
    }

    /// <summary>Whether an answer that need not be given is left out.</summary>
    internal bool LeavesOut(Draws draws) => said?.NonResponse is { } percent
        ? draws.Below(FieldworkReader.Parts) < FieldworkReader.PartsOf(percent)
        : draws.Below(30) == 0;

    /// <summary>How often each option of a choice is chosen, relative to the others.</summary>
    internal IReadOnlyList<int> Weights(ChoiceItem item) =>
        said?.Mixes.GetValueOrDefault(item.Asked) ??
        [.. item.Options.Select(option => option.ScreenOut && item.Options.Any(other => !other.ScreenOut) ? 0 : 1)];

    /// <summary>The standard deviation between people, for points or numbers of a range.</summary>
    internal double PeopleSd(double range) => said?.PeopleSd ?? range / 12;

    /// <summary>By how much the vignettes that one has seen move the answers to an item.</summary>
    /// <returns>Points on what the item's scale measures, and points on the answer itself.</returns>
    internal (double Scale, double Item) Shift(Item item, Page page, Place? place)
    {
        var (scale, own) = (0.0, 0.0);
        if (said is null || study is null || place is null)
            return (scale, own);
        var arm = study.Arm(place.Arm);
        var vignette = page.Position > 0 ? study.Vignette(place.Sequence.Vignettes[page.Position - 1])
            : study.Positions == 0 ? arm.Vignettes[0] : null;
        foreach (var effect in said.Effects.Where(effect => effect.Items.Contains(item.Asked) && IsMet(effect, vignette, arm)))
        {
            scale += effect.IsOfScale ? effect.Points : 0;
            own += effect.IsOfScale ? 0 : effect.Points;
        }

        return (scale, own);
    }

    private static bool IsMet(StatedEffect effect, Vignette? vignette, Arm arm) =>
        (vignette?.Levels.GetValueOrDefault(effect.Factor) ?? arm.Levels.GetValueOrDefault(effect.Factor))?.Name == effect.Level;
}
