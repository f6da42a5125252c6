using VignetteLab.Core.Studies;
using VignetteLab.Core.Vignettes;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Studies;

/// <summary>Says in words how a study allocates.</summary>
/// <param name="texts">The language that it is said in.</param>
internal sealed class AllocationWords(Texts texts)
{
    /// <summary>The procedure's name, with what it works within.</summary>
    public string Name(AllocationPlan plan) => plan.Procedure switch
    {
        Procedure.Simple => texts["Simple randomisation"],
        Procedure.Complete => texts["Complete randomisation on a list of {0} places", plan.Places],
        Procedure.Cluster when plan.ClusterStrata.Count > 0 => texts["Cluster randomisation by {0}, within strata ({1})", plan.Cluster ?? "", string.Join(", ", plan.ClusterStrata.Keys)],
        Procedure.Cluster => texts["Cluster randomisation by {0}", plan.Cluster ?? ""],
        Procedure.Minimisation => texts["Minimisation over {0}", List(plan.Strata)],
        Procedure.LeastFilled => Within(texts["Least-filled"], plan),
        _ => Within(texts["Permuted blocks"], plan),
    };

    /// <summary>What it is, for one who has not read the textbook.</summary>
    public string Meaning(AllocationPlan plan) => plan.Procedure switch
    {
        Procedure.Simple => texts["Each arm is drawn by itself, whatever was drawn before: nobody can guess the next one, and small samples can come out uneven."],
        Procedure.Complete => texts["The list holds each arm as often as its share says, in random order. When it is used up, nobody more is allocated."],
        Procedure.Cluster => texts["The first respondent of a cluster draws its arm, in permuted blocks of clusters; everybody else of that cluster gets the same. Analyse it as a cluster design."],
        Procedure.Minimisation => texts["Each respondent gets, with {0} % probability, the arm that evens out these characteristics best, and else one of the others. The ledger keeps the probability of each.", plan.Prefer],
        Procedure.LeastFilled => texts["The arms that fewest have finished or are under way in, for their share, are drawn among."],
        _ => texts["Arms come in blocks that hold each of them as often as its share says, in random order, so that the counts stay close to the shares all the way."],
    };

    /// <summary>What must be known before the counts are read; <c>null</c> where nothing must.</summary>
    public string? Caution(AllocationPlan plan) => plan.Procedure == Procedure.LeastFilled
        ? texts["One who leaves makes room in the same arm, so an arm that people leave more often is filled up with those who stay: the arms end with equal numbers who finished, and that hides the difference. Compare allocated with finished in each arm, and report drop-out by arm."]
        : null;

    /// <summary>The lengths that a block can have; <c>null</c> where there are no blocks. For the owner alone until the close.</summary>
    public string? Blocks(FrozenStudy study)
    {
        var plan = study.Study.Allocation;
        if (plan.Procedure is not (Procedure.PermutedBlocks or Procedure.Cluster))
            return null;
        var round = study.Allocation.Shares.Sum(share => share.Count);
        var lengths = string.Join(texts[" or "], plan.Multiples.Select(multiple => multiple * round));
        var blocks = plan.Procedure == Procedure.Cluster ? texts["{0} clusters", lengths] : texts["{0} places", lengths];
        return plan.Multiples.Count == 1 ? blocks : texts["{0}, each length equally likely", blocks];
    }

    /// <summary>In which order a respondent sees the vignettes of a deck.</summary>
    public string Order(VignetteOrder order) => order switch
    {
        VignetteOrder.Random => texts["random"],
        VignetteOrder.Williams => texts["by a Williams square"],
        _ => texts["as listed"],
    };

    /// <summary>What varies between respondents and what within one.</summary>
    public string Kind(FrozenStudy study)
    {
        var (design, factors) = (study.Study.Design, study.Study.Factors);
        return design.Kind switch
        {
            DesignKind.Between => texts["Between respondents: each reads one vignette; from respondent to respondent varies {0}.", List(factors.Select(factor => factor.Name))],
            DesignKind.Within => texts["Within respondents: each reads {0} vignettes, from one to the next varies {1}.", study.Positions, List(factors.Select(factor => factor.Name))],
            _ => texts["Mixed: each reads {0} vignettes; the same for a respondent stays {1}, from vignette to vignette varies {2}.",
                study.Positions, List(design.Fixed), List(Arms.Inner(factors, design).Select(factor => factor.Name))],
        };
    }

    private string Within(string name, AllocationPlan plan) => plan.Strata.Count == 0 ? name : texts["{0} within strata of {1}", name, List(plan.Strata)];

    private string List(IEnumerable<string> names) => names.ToArray() switch
    {
        [var only] => only,
        [.. var first, var last] => texts["{0} and {1}", string.Join(", ", first), last],
        [] => "",
    };
}
