using System.Globalization;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Web.Pages.Studies;

/// <summary>Says in words how a study allocates.</summary>
internal static class AllocationWords
{
    /// <summary>The procedure's name, with what it works within.</summary>
    public static string Name(AllocationPlan plan) => plan.Procedure switch
    {
        Procedure.Simple => "Simple randomisation",
        Procedure.Complete => string.Create(CultureInfo.InvariantCulture, $"Complete randomisation on a list of {plan.Places:N0} places"),
        Procedure.Cluster => $"Cluster randomisation by {plan.Cluster}{(plan.ClusterStrata.Count > 0 ? $", within strata ({string.Join(", ", plan.ClusterStrata.Keys)})" : "")}",
        Procedure.Minimisation => $"Minimisation over {List(plan.Strata)}",
        Procedure.LeastFilled => $"Least-filled{Within(plan)}",
        _ => $"Permuted blocks{Within(plan)}",
    };

    /// <summary>What it is, for one who has not read the textbook.</summary>
    public static string Meaning(AllocationPlan plan) => plan.Procedure switch
    {
        Procedure.Simple => "Each arm is drawn by itself, whatever was drawn before: nobody can guess the next one, and small samples can come out uneven.",
        Procedure.Complete => "The list holds each arm as often as its share says, in random order. When it is used up, nobody more is allocated.",
        Procedure.Cluster => "The first respondent of a cluster draws its arm, in permuted blocks of clusters; everybody else of that cluster gets the same. Analyse it as a cluster design.",
        Procedure.Minimisation => string.Create(CultureInfo.InvariantCulture, $"Each respondent gets, with {plan.Prefer} % probability, the arm that evens out these characteristics best, and else one of the others. The ledger keeps the probability of each."),
        Procedure.LeastFilled => "The arms that fewest have finished or are under way in, for their share, are drawn among.",
        _ => "Arms come in blocks that hold each of them as often as its share says, in random order, so that the counts stay close to the shares all the way.",
    };

    /// <summary>What must be known before the counts are read; <c>null</c> where nothing must.</summary>
    public static string? Caution(AllocationPlan plan) => plan.Procedure == Procedure.LeastFilled
        ? "One who leaves makes room in the same arm, so an arm that people leave more often is filled up with those who stay: the arms end with equal numbers who finished, and that hides the difference. Compare allocated with finished in each arm, and report drop-out by arm."
        : null;

    /// <summary>The lengths that a block can have; <c>null</c> where there are no blocks. For the owner alone until the close.</summary>
    public static string? Blocks(FrozenStudy study)
    {
        var plan = study.Study.Allocation;
        if (plan.Procedure is not (Procedure.PermutedBlocks or Procedure.Cluster))
            return null;
        var round = study.Allocation.Shares.Sum(share => share.Count);
        var unit = plan.Procedure == Procedure.Cluster ? "clusters" : "places";
        var lengths = plan.Multiples.Select(multiple => (multiple * round).ToString(CultureInfo.InvariantCulture)).ToArray();
        return lengths.Length == 1 ? $"{lengths[0]} {unit}" : $"{string.Join(" or ", lengths)} {unit}, each length equally likely";
    }

    /// <summary>In which order a respondent sees the vignettes of a deck.</summary>
    public static string Order(VignetteOrder order) => order switch
    {
        VignetteOrder.Random => "random",
        VignetteOrder.Williams => "by a Williams square",
        _ => "as listed",
    };

    /// <summary>What varies between respondents and what within one.</summary>
    public static string Kind(FrozenStudy study)
    {
        var (design, factors) = (study.Study.Design, study.Study.Factors);
        var seen = string.Create(CultureInfo.InvariantCulture, $"{study.Positions} vignettes");
        return design.Kind switch
        {
            DesignKind.Between => $"Between respondents: each reads one vignette, and {List(factors.Select(factor => factor.Name))} {(factors.Count == 1 ? "varies" : "vary")} from respondent to respondent.",
            DesignKind.Within => $"Within respondents: each reads {seen}, in which {List(factors.Select(factor => factor.Name))} {(factors.Count == 1 ? "varies" : "vary")}.",
            _ => $"Mixed: each reads {seen}; {List(design.Fixed)} {(design.Fixed.Count == 1 ? "stays" : "stay")} the same for a respondent, {List(Arms.Inner(factors, design).Select(factor => factor.Name))} {(Arms.Inner(factors, design).Count == 1 ? "varies" : "vary")} from vignette to vignette.",
        };
    }

    private static string Within(AllocationPlan plan) => plan.Strata.Count == 0 ? "" : $" within strata of {List(plan.Strata)}";

    private static string List(IEnumerable<string> names) => names.ToArray() switch
    {
        [var only] => only,
        [.. var first, var last] => $"{string.Join(", ", first)} and {last}",
        [] => "",
    };
}
