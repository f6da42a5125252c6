using FluentValidation;
using VignetteLab.Core.Vignettes;
using VignetteLab.Core.Vignettes.Designs;

namespace VignetteLab.Core.Studies.Rules;

/// <summary>What follows from a study that is being checked, made once for all rules: a search may take a second.</summary>
internal sealed class Built
{
    private readonly Study study;
    private readonly Lazy<IReadOnlyList<Vignette>?> universe;
    private readonly Lazy<(IReadOnlyList<Arm>? Arms, Said? Fault)> arms;

    private Built(Study study)
    {
        this.study = study;
        universe = new(() => Universe.Size(study.Factors, study.Controls) > Universe.MaxSize
            ? null
            : Universe.Of(study.Factors, study.Controls, study.Exclusions, study.Overrides));
        arms = new(Build);
    }

    /// <summary>Every vignette; <c>null</c> where there are too many.</summary>
    public IReadOnlyList<Vignette>? Vignettes => universe.Value;

    /// <summary>What respondents are allocated to; <c>null</c> where that cannot be built.</summary>
    public IReadOnlyList<Arm>? Arms => arms.Value.Arms;

    /// <summary>Why there is no such design, and what to change; <c>null</c> where another rule says it.</summary>
    public Said? Fault => arms.Value.Fault;

    /// <summary>Whether the same selection could be built if it were not split into decks.</summary>
    public bool IsFaultOfDecks => Fault is not null && study.Design.Decks > 1 && CanBuild(study.Design with { Decks = 1 });

    /// <summary>What follows from a study, whole or not.</summary>
    public static Built Of(Study study) => new(study);

    /// <summary>Begins the check of a study.</summary>
    public static ValidationContext<Study> Context(Study study) =>
        new(study) { RootContextData = { [nameof(Built)] = new Built(study) } };

    /// <summary>What follows from the study of a check.</summary>
    public static Built Of(ValidationContext<Study> context) => (Built)context.RootContextData[nameof(Built)];

    // Without levels, or where two have one name, there are no combinations to speak of.
    private bool AreFactorsSound =>
        study.Factors.Count > 0 && study.Factors.DistinctBy(factor => factor.Name).Count() == study.Factors.Count &&
        study.Factors.All(factor => factor.Levels.Count >= 2 &&
            factor.Levels.DistinctBy(level => level.Name).Count() == factor.Levels.Count);

    // What varies only the order has a level in an arm, and nowhere else: without arms that fix it, no arm has one.
    private bool IsOrderFixed => study.Factors.Where(factor => factor.IsOrder)
        .All(factor => study.Design.Kind == DesignKind.Mixed && study.Design.Fixed.Contains(factor.Name));

    private (IReadOnlyList<Arm>? Arms, Said? Fault) Build()
    {
        if (!AreFactorsSound || !IsOrderFixed || Vignettes is not { } all || all.DistinctBy(vignette => vignette.Name).Count() < all.Count)
            return (null, null);
        if (all.All(vignette => vignette.IsControl))
            return (null, "The exclusions leave no vignette. Take one out.");
        try
        {
            return (Of(study.Design), null);
        }
        catch (DesignException error)
        {
            return (null, error.Said);
        }
        catch (UnreadableException error)
        {
            return (null, error.Said);
        }
    }

    private IReadOnlyList<Arm> Of(Design design) =>
        Core.Vignettes.Arms.Of(study.Factors, Vignettes!, design, [.. PlanRules.Known(study)]);

    private bool CanBuild(Design design)
    {
        try
        {
            return Of(design).Count > 0;
        }
        catch (Exception error) when (error is DesignException or UnreadableException)
        {
            return false;
        }
    }
}
