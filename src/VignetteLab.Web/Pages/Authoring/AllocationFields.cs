using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>How respondents get their arm, as a form holds it.</summary>
public sealed record AllocationFields
{
    private static readonly string[] members =
        ["strata", "multiples", "places", "cluster", "measure", "prefer", "weights", "shares", "underWayMinutes", "target", "targetPerStratum"];

    /// <summary>The members that the page had fields for; the others stay as they are.</summary>
    public List<string> Shown { get; init; } = [];

    public Procedure Procedure { get; set; }
    public List<string> Strata { get; init; } = [];
    public List<int?> Multiples { get; init; } = [];
    public int? Places { get; set; }
    public string? Cluster { get; set; }
    public List<ClusterPart> Clusters { get; init; } = [];
    public Measure Measure { get; set; }
    public int? Prefer { get; set; }
    public List<NumberPart> Weights { get; init; } = [];
    public List<NumberPart> Shares { get; init; } = [];
    public int? UnderWayMinutes { get; set; }
    public int? Target { get; set; }
    public int? TargetPerStratum { get; set; }

    /// <summary>Whether a procedure has a member, or the plan says something there all the same.</summary>
    public static bool Asks(AllocationPlan plan, string member)
    {
        var (procedure, usual) = (plan.Procedure, new AllocationPlan { Procedure = plan.Procedure });
        return member switch
        {
            "strata" => procedure is not (Procedure.Complete or Procedure.Cluster) || plan.Strata.Count > 0,
            "multiples" => procedure is Procedure.PermutedBlocks or Procedure.Cluster || plan.Multiples is not [1],
            "places" => procedure == Procedure.Complete || plan.Places != 0,
            "cluster" => procedure == Procedure.Cluster || plan.Cluster is not null || plan.ClusterStrata.Count > 0,
            "measure" => procedure == Procedure.Minimisation || plan.Measure != usual.Measure,
            "prefer" => procedure == Procedure.Minimisation || plan.Prefer != usual.Prefer,
            "weights" => procedure == Procedure.Minimisation || plan.Weights.Count > 0,
            _ => true,
        };
    }

    internal void Fill(AllocationPlan plan)
    {
        Shown.AddRange(members.Where(member => Asks(plan, member)));
        (Procedure, Places, Cluster, Measure, Prefer) = (plan.Procedure, plan.Places, plan.Cluster, plan.Measure, plan.Prefer);
        (UnderWayMinutes, Target, TargetPerStratum) = (plan.UnderWayMinutes, plan.Target, plan.TargetPerStratum);
        Strata.AddRange(plan.Strata);
        Multiples.AddRange(plan.Multiples.Select(multiple => (int?)multiple));
        Clusters.AddRange(plan.ClusterStrata.SelectMany(stratum => stratum.Value.Select(option => new ClusterPart { Option = option, Stratum = stratum.Key })));
        Weights.AddRange(plan.Weights.Select(NumberPart.Of));
        Shares.AddRange(plan.Shares.Select(NumberPart.Of));
    }

    internal AllocationPlan Into(Study study)
    {
        var (before, plan) = (study.Allocation, study.Allocation);
        if (Shown.Contains("strata"))
            plan = plan with { Strata = ListForm.Kept(plan.Strata, Strata, study.Items.Select(item => item.Name)) };
        if (Shown.Contains("multiples"))
            plan = plan with { Multiples = [.. Multiples.OfType<int>()] };
        if (Shown.Contains("places"))
            plan = plan with { Places = Places ?? 0 };
        if (Shown.Contains("cluster"))
            plan = Clustered(study, plan);
        if (Shown.Contains("measure"))
            plan = plan with { Measure = Measure };
        if (Shown.Contains("prefer"))
            plan = plan with { Prefer = Prefer ?? new AllocationPlan { Procedure = Procedure }.Prefer };
        if (Shown.Contains("weights"))
            plan = plan with { Weights = NumberPart.Into(Weights.Where(weight => plan.Strata.Contains(weight.Name ?? "") || !before.Strata.Contains(weight.Name ?? ""))) };
        if (Shown.Contains("shares"))
            plan = plan with { Shares = NumberPart.Into(Shares) };
        return Turned(plan with
        {
            Procedure = Procedure,
            UnderWayMinutes = UnderWayMinutes ?? new AllocationPlan { Procedure = Procedure }.UnderWayMinutes,
            Target = Target ?? 0,
            TargetPerStratum = TargetPerStratum ?? 0,
        }, before);
    }

    private AllocationPlan Clustered(Study study, AllocationPlan plan)
    {
        var cluster = string.IsNullOrWhiteSpace(Cluster) ? null : Cluster;
        var options = (study.Items.FirstOrDefault(item => item.Name == cluster) as ChoiceItem)?.Options.Select(option => option.Name) ?? [];
        return plan with
        {
            Cluster = cluster,
            // The options of another item are in no stratum yet.
            ClusterStrata = Clusters.Where(part => cluster == plan.Cluster && !string.IsNullOrWhiteSpace(part.Stratum) && part.Option is not null)
                .GroupBy(part => NameOf(part.Stratum!, plan), part => part.Option!)
                .ToDictionary(stratum => stratum.Key, stratum => ListForm.Kept(
                    plan.ClusterStrata.GetValueOrDefault(stratum.Key) ?? [], [.. stratum], options.Concat(stratum))),
        };
    }

    // “North Jutland” becomes north_jutland; what is a name, or was there, stays.
    private static string NameOf(string stratum, AllocationPlan plan) =>
        plan.ClusterStrata.ContainsKey(stratum) || Core.Names.IsName(stratum.Trim()) ? stratum.Trim() : WordsForm.Name(stratum, "stratum", []);

    // A procedure that becomes another leaves behind what only the old one had; undoing brings it back.
    private static AllocationPlan Turned(AllocationPlan plan, AllocationPlan before)
    {
        if (plan.Procedure == before.Procedure)
            return plan;
        var usual = new AllocationPlan { Procedure = plan.Procedure };
        var (isMinimisation, isCluster) = (plan.Procedure == Procedure.Minimisation, plan.Procedure == Procedure.Cluster);
        return plan with
        {
            Strata = isCluster || plan.Procedure == Procedure.Complete ? [] : plan.Strata,
            Multiples = isCluster || plan.Procedure == Procedure.PermutedBlocks ? plan.Multiples : [1],
            Places = plan.Procedure == Procedure.Complete ? plan.Places : 0,
            Cluster = isCluster ? plan.Cluster : null,
            ClusterStrata = isCluster ? plan.ClusterStrata : usual.ClusterStrata,
            Measure = isMinimisation ? plan.Measure : usual.Measure,
            Prefer = isMinimisation ? plan.Prefer : usual.Prefer,
            Weights = isMinimisation ? plan.Weights : usual.Weights,
        };
    }
}

/// <summary>A number for something that has a name.</summary>
public sealed record NumberPart
{
    public string? Name { get; init; }
    public int? Number { get; init; }

    internal static NumberPart Of(KeyValuePair<string, int> part) => new() { Name = part.Key, Number = part.Value };

    internal static Dictionary<string, int> Into(IEnumerable<NumberPart> parts) => parts
        .Where(part => part.Number is not null && !string.IsNullOrWhiteSpace(part.Name)).DistinctBy(part => part.Name!.Trim())
        .ToDictionary(part => part.Name!.Trim(), part => part.Number!.Value);
}

/// <summary>A cluster and its stratum; none where all clusters are one.</summary>
public sealed record ClusterPart
{
    public string? Option { get; init; }
    public string? Stratum { get; init; }
}
