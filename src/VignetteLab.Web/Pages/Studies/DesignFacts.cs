using System.Collections.Concurrent;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Simulation;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Vignettes.Designs;

namespace VignetteLab.Web.Pages.Studies;

/// <summary>What a study's design can show, and how many respondents its cells will have.</summary>
/// <param name="Study">The study.</param>
/// <param name="Report">Its design.</param>
/// <param name="Counts">What to expect of the planned respondents; <c>null</c> where none are planned.</param>
public sealed record DesignFacts(FrozenStudy Study, DesignReport Report, CellCounts? Counts)
{
    // Nanoseconds on one core: a page must come, however many arms there are.
    private const double budget = 3e9;

    private static readonly ConcurrentDictionary<string, Lazy<DesignFacts>> known = [];

    /// <summary>Works them out as the plan says, once for each version; from fewer replications where that would take long.</summary>
    public static DesignFacts Of(FrozenStudy study) => known.GetOrAdd(study.Fingerprint, _ => new(() =>
    {
        var plan = study.Study.Plan;
        return Of(study, plan.Respondents, plan.DropOut);
    })).Value;

    /// <summary>Works them out.</summary>
    /// <param name="study">The study.</param>
    /// <param name="respondents">How many are to be allocated; 0 for no counts.</param>
    /// <param name="dropOut">How many of a hundred leave before the end.</param>
    /// <param name="replications">How often the fieldwork is drawn; <c>null</c> for 1,000, or fewer where that would take long.</param>
    /// <param name="stop">Ends it.</param>
    public static DesignFacts Of(
        FrozenStudy study, int respondents, double dropOut, int? replications = null, CancellationToken stop = default) => new(
        study, StudyDesign.Of(study.Study, study.Arms),
        respondents == 0 ? null : CellCounts.Of(study, respondents, dropOut, replications ?? Affordable(study, respondents), stop));

    /// <summary>How often a fieldwork can be drawn for so many nanoseconds on one core.</summary>
    internal static int Affordable(FrozenStudy study, int respondents, double budget = budget, int fewest = 20) =>
        (int)Math.Clamp(budget / (respondents * PlaceCost(study)), fewest, CellCounts.Usually);

    // Minimisation weighs each arm against all others on every item; the rest look at each arm once.
    private static double PlaceCost(FrozenStudy study)
    {
        var arms = (double)study.Arms.Count;
        return 1_000 + 20 * arms +
            (study.Allocation.Procedure.Needs == StateKind.Margins ? 150 * arms * arms * study.Study.Allocation.Strata.Count : 0);
    }
}
