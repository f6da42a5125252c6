using VignetteLab.Core.Allocation;
using VignetteLab.Core.Items;
using VignetteLab.Core.Vignettes;
using VignetteLab.Core.Vignettes.Designs;

namespace VignetteLab.Core.Studies;

/// <summary>How the respondents of a version get their arm: its plan, with what follows from it worked out once.</summary>
public sealed class FrozenAllocation
{
    private readonly AllocationPlan plan;
    private readonly Dictionary<string, ChoiceItem> choices;
    private readonly Dictionary<string, string> stratumOf;

    internal FrozenAllocation(Study study, IReadOnlyList<Arm> arms)
    {
        plan = study.Allocation;
        choices = study.Items.OfType<ChoiceItem>().DistinctBy(item => item.Name).ToDictionary(item => item.Name);
        Quotas = study.Quotas;
        Shares = [.. arms.Select(arm => new Share(arm.Name, plan.Shares.GetValueOrDefault(arm.Name, 1)))];
        Procedure = Make(plan, Shares);
        stratumOf = plan.ClusterStrata.SelectMany(stratum => stratum.Value.Select(cluster => (cluster, stratum.Key)))
            .DistinctBy(pair => pair.cluster).ToDictionary(pair => pair.cluster, pair => pair.Key);
        Williams = arms.Any(arm => arm.Order == VignetteOrder.Williams)
            ? WilliamsSquare.Sequences(arms[0].Vignettes.Count)
            : [];
        Items =
        [
            .. plan.Strata.Concat(plan.Cluster is { } cluster ? [cluster] : [])
                .Concat(Quotas.SelectMany(quota => quota.Of.Keys))
                .Concat(study.Pages.TakeWhile(page => !page.Vignette).SelectMany(page => page.Items).OfType<ChoiceItem>()
                    .Where(item => item.Options.Any(option => option.ScreenOut)).Select(item => item.Name))
                .Distinct(),
        ];
    }

    /// <summary>Draws places.</summary>
    public IProcedure Procedure { get; }

    /// <summary>The arms with how often each is wanted, in the study's order.</summary>
    public IReadOnlyList<Share> Shares { get; }

    /// <summary>How many respondents of a kind are wanted.</summary>
    public IReadOnlyList<Quota> Quotas { get; }

    /// <summary>The items whose answers decide before allocation.</summary>
    public IReadOnlyList<string> Items { get; }

    /// <summary>The sequences of the Williams square that orders a deck; empty where none does.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Williams { get; }

    /// <summary>Whether a place depends on how many have finished: in least-filled allocation, and with a quota or a target.</summary>
    public bool MattersWhoFinished =>
        Procedure.Needs == StateKind.Filling || Quotas.Count > 0 || plan.Target > 0 || plan.TargetPerStratum > 0;

    /// <summary>After how long one who has not finished no longer counts as under way.</summary>
    public TimeSpan UnderWay => TimeSpan.FromMinutes(plan.UnderWayMinutes);

    /// <summary>
    /// A respondent's stratum: the names of the options chosen, joined by <c>.</c>, <c>none</c> for one left out, <c>all</c>
    /// where the study has no strata; with clusters, the stratum of the respondent's cluster.
    /// </summary>
    public string Stratum(IReadOnlyDictionary<string, Answer> answers) =>
        Cluster(answers) is { } cluster ? stratumOf.GetValueOrDefault(cluster, "all")
        : plan.Strata.Count == 0 ? "all"
        : string.Join('.', plan.Strata.Select(name => Chosen(answers, name) ?? "none"));

    /// <summary>
    /// Every stratum that <see cref="Stratum"/> can give, with its clusters where there are any. Not for minimisation, whose
    /// strata are all combinations of the <see cref="Levels"/>.
    /// </summary>
    public IEnumerable<(string Stratum, IReadOnlyList<string> Clusters)> Strata()
    {
        if (plan is { Procedure: Studies.Procedure.Cluster, Cluster: { } item })
        {
            return Levels(item).GroupBy(cluster => stratumOf.GetValueOrDefault(cluster, "all"))
                .Select(stratum => (stratum.Key, (IReadOnlyList<string>)[.. stratum]));
        }

        IEnumerable<string> names = plan.Strata.Count == 0 ? ["all"] : Levels(plan.Strata[0]);
        foreach (var name in plan.Strata.Skip(1))
            names = names.SelectMany(_ => Levels(name), (before, level) => $"{before}.{level}");
        return names.Select(name => (name, (IReadOnlyList<string>)[]));
    }

    /// <summary>What an item can add to the name of a stratum: who is screened out has none.</summary>
    public IReadOnlyList<string> Levels(string item) =>
    [
        .. choices[item].Options.Where(option => !option.ScreenOut).Select(option => option.Name),
        .. choices[item].Required ? Array.Empty<string>() : ["none"],
    ];

    /// <summary>A respondent's cluster; <c>null</c> where the procedure knows none.</summary>
    public string? Cluster(IReadOnlyDictionary<string, Answer> answers) =>
        plan is { Procedure: Studies.Procedure.Cluster, Cluster: { } item } ? Chosen(answers, item) ?? "none" : null;

    /// <summary>The quotas that a respondent counts in.</summary>
    public IEnumerable<Quota> QuotasOf(IReadOnlyDictionary<string, Answer> answers) => Quotas.Where(quota =>
        quota.Of.All(part => Chosen(answers, part.Key) is { } option && part.Value.Contains(option)));

    /// <summary>The counts from which minimisation draws for a respondent of a stratum.</summary>
    /// <param name="stratum">The newcomer's, as in <c>nurse.day</c>.</param>
    /// <param name="earlier">Stratum and arm to how many were allocated before.</param>
    public AllocationState Margins(string stratum, IReadOnlyDictionary<(string Stratum, string Arm), int> earlier)
    {
        var levels = stratum.Split('.');
        var counts = new Dictionary<string, IReadOnlyDictionary<string, int>>();
        foreach (var (index, item) in plan.Strata.Index())
        {
            var row = Shares.ToDictionary(share => share.Arm, _ => 0);
            foreach (var ((profile, arm), count) in earlier)
            {
                if (profile.Split('.')[index] == levels[index])
                    row[arm] += count;
            }

            counts[item] = row;
        }

        return new(counts);
    }

    private string? Chosen(IReadOnlyDictionary<string, Answer> answers, string item) =>
        answers.TryGetValue(item, out var answer)
            ? choices[item].Options.FirstOrDefault(option => option.Code == answer.Number)?.Name
            : null;

    private static IProcedure Make(AllocationPlan plan, IReadOnlyList<Share> shares) => plan.Procedure switch
    {
        Studies.Procedure.Simple => new SimpleAllocation(shares),
        Studies.Procedure.Complete => new CompleteAllocation(shares, plan.Places),
        Studies.Procedure.Cluster => new ClusterAllocation(shares, plan.Multiples),
        Studies.Procedure.Minimisation => new Minimisation(
            shares, [.. plan.Strata.Select(item => new Margin(item, plan.Weights.GetValueOrDefault(item, 1)))],
            (ImbalanceMeasure)plan.Measure, plan.Prefer),
        Studies.Procedure.LeastFilled => new LeastFilled(shares),
        _ => new PermutedBlocks(shares, plan.Multiples),
    };
}
