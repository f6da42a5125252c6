using FluentValidation;
using VignetteLab.Core.Items;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Studies.Rules;

/// <summary>Allocation can be done with what is known before the first vignette.</summary>
internal sealed class AllocationRules : AbstractValidator<Study>
{
    private const int longestBlock = 10_000;

    // The counts that a place was drawn from stand in one cell of a workbook, which holds 32,767 characters.
    private const int mostCounted = 200;

    public AllocationRules()
    {
        RuleFor(study => study.Allocation.Multiples).NotEmpty().Saying("Name at least one multiple, as in [1, 2].");
        RuleForEach(study => study.Allocation.Multiples).InclusiveBetween(1, 100)
            .Saying("{PropertyValue} is not a multiple from 1 to 100.");
        RuleFor(study => study.Allocation.Prefer).InclusiveBetween(50, 95)
            .Saying("{PropertyValue} is not a percentage from 50 to 95. At 100 whoever knows who came before would know the next arm; 80 is usual.");
        RuleFor(study => study.Allocation.UnderWayMinutes).InclusiveBetween(1, 43_200)
            .Saying("{PropertyValue} is not a number of minutes from 1 to 43,200 (30 days).");
        RuleFor(study => study.Allocation.Target).InclusiveBetween(0, 1_000_000)
            .Saying("{PropertyValue} is not a number of respondents up to 1,000,000; 0 is for no end.");
        RuleFor(study => study.Allocation.TargetPerStratum).InclusiveBetween(0, 1_000_000)
            .Saying("{PropertyValue} is not a number of respondents up to 1,000,000; 0 is for no end.");
        RuleFor(study => study).Custom((study, context) =>
        {
            Strata(study, context);
            Shares(study, context);
            Own(study, context);
            if (study.Allocation.Procedure == Procedure.Cluster && study.Allocation.Cluster is { } cluster)
                Clusters(study, cluster, context);
        });
    }

    /// <summary>A choice that is asked before the first vignette; <c>null</c> when there is none of that name.</summary>
    internal static ChoiceItem? Before(Study study, string name) => study.Pages.TakeWhile(page => !page.Vignette)
        .SelectMany(page => page.Items).FirstOrDefault(item => item.Name == name) as ChoiceItem;

    private static void Strata(Study study, ValidationContext<Study> context)
    {
        var strata = 1L;
        foreach (var (s, name) in study.Allocation.Strata.Index())
        {
            var path = $"allocation.strata[{s}]";
            if (study.Allocation.Strata.Take(s).Contains(name))
                DesignRules.Report(context, path, $"“{name}” is named twice. Name it once.");
            if (Before(study, name) is not { } item)
                DesignRules.Report(context, path, $"“{name}” is not a choice that is asked before the first vignette. Ask it there, or take it out.");
            else if (!item.Required)
                DesignRules.Report(context, path, $"“{name}” parts respondents before allocation, so it must be answered. Write \"required\": true on it.");
            else
                strata = Math.Min(int.MaxValue, strata * item.Options.Count(option => !option.ScreenOut));
        }

        if (strata > 1000 && study.Allocation.Procedure != Procedure.Minimisation)
            DesignRules.Report(context, "allocation.strata", $"The strata make {strata} groups; blocks would hardly ever fill. Use fewer, or minimisation.");
    }

    private static void Shares(Study study, ValidationContext<Study> context)
    {
        if (Built.Of(context).Arms is not { Count: <= Universe.MaxSize } arms)
            return;
        var names = arms.Select(arm => arm.Name).ToHashSet();
        foreach (var (arm, share) in study.Allocation.Shares)
        {
            if (!names.Contains(arm))
                DesignRules.Report(context, $"allocation.shares.{arm}", $"There is no arm called “{arm}”. The arms are: {string.Join(", ", names.Take(20))}.");
            if (share is < 1 or > 100)
                DesignRules.Report(context, $"allocation.shares.{arm}", $"{share} is not a share from 1 to 100.");
        }

        if (names.Count > mostCounted && study.Allocation.Procedure is (Procedure.LeastFilled or Procedure.Minimisation))
            DesignRules.Report(context, "allocation.procedure", $"The study has {names.Count} arms; this procedure writes down the counts of all of them with each place, so at most {mostCounted} are possible. Use permuted blocks, or make fewer arms.");
        if (study.Allocation.Shares.Keys.All(names.Contains))
            Reach(study, names.Count, context);
        var longest = names.Sum(arm => (long)study.Allocation.Shares.GetValueOrDefault(arm, 1)) *
            study.Allocation.Multiples.DefaultIfEmpty(1).Max();
        if (longest > longestBlock && study.Allocation.Procedure is Procedure.PermutedBlocks or Procedure.Cluster)
            DesignRules.Report(context, "allocation.multiples", $"A block would have {longest} places; at most {longestBlock} are possible. Lower shares or multiples.");
    }

    // An arm that is preferred for good gets “prefer” percent, one that never is its part of the rest: no shares beyond that
    // are ever reached, whoever comes.
    private static void Reach(Study study, int arms, ValidationContext<Study> context)
    {
        var (plan, prefer) = (study.Allocation, study.Allocation.Prefer);
        if (plan.Procedure != Procedure.Minimisation || arms < 2 || prefer is < 50 or > 95 || plan.Shares.Values.Any(share => share is < 1 or > 100))
            return;
        var total = plan.Shares.Values.Sum() + arms - plan.Shares.Count;
        var (most, least) = (plan.Shares.Values.DefaultIfEmpty(1).Max(), plan.Shares.Count < arms ? 1 : plan.Shares.Values.Min());
        if (100 * most <= prefer * total && 100L * (arms - 1) * least >= (long)(100 - prefer) * total)
            return;
        var needed = Math.Max((100 * most + total - 1) / total, 100 - (int)(100L * (arms - 1) * least / total));
        var cure = needed <= 95
            ? Said.Of("Write \"prefer\": {0} or more, up to 95, or bring the shares closer together.", needed)
            : Said.Of("No “prefer” up to 95 reaches that: bring the shares closer together.");
        var (low, high) = (Math.Round((100.0 - prefer) / (arms - 1), 1), prefer);
        var (lowest, highest) = (Math.Round(100.0 * least / total, 1), Math.Round(100.0 * most / total, 1));
        DesignRules.Report(context, "allocation.shares", $"In the long run minimisation gives an arm between {low} % and {high} % of the places; these shares ask for {lowest} % to {highest} %. {cure}");
    }

    // What only some procedures have, and what each must have.
    private static void Own(Study study, ValidationContext<Study> context)
    {
        var plan = study.Allocation;
        var isComplete = plan.Procedure == Procedure.Complete;
        if (isComplete && plan.Places is < 2 or > 100_000)
            DesignRules.Report(context, "allocation.places", "A complete list has 2 to 100,000 places. Say how many, as in \"places\": 120.");
        if (!isComplete && plan.Places != 0)
            DesignRules.Report(context, "allocation.places", "Only the procedure “complete” has a list with a number of places. Take “places” out, or change the procedure.");
        if (isComplete && Built.Of(context).Arms is { } arms && plan.Places >= 2 && plan.Places < arms.Count)
            DesignRules.Report(context, "allocation.places", $"A list of {plan.Places} places leaves some of the {arms.Count} arms empty. Make it longer.");
        if (isComplete && plan.Strata.Count > 0)
            DesignRules.Report(context, "allocation.strata", "A complete list is one for all. Use permuted blocks to balance within strata.");
        if (plan.Procedure is not (Procedure.PermutedBlocks or Procedure.Cluster) && plan.Multiples is not [1])
            DesignRules.Report(context, "allocation.multiples", "Only the procedures “permuted_blocks” and “cluster” have blocks. Take “multiples” out, or change the procedure.");
        if (plan.Procedure == Procedure.Minimisation && plan.Strata.Count == 0)
            DesignRules.Report(context, "allocation.strata", "Minimisation balances what is named here. Name the choices, as in [\"role\", \"shift\"].");
        if (plan.Procedure != Procedure.Minimisation)
        {
            var usual = new AllocationPlan { Procedure = plan.Procedure };
            if (plan.Weights.Count > 0)
                OnlyMinimisation("weights");
            if (plan.Measure != usual.Measure)
                OnlyMinimisation("measure");
            if (plan.Prefer != usual.Prefer)
                OnlyMinimisation("prefer");
        }

        foreach (var (item, weight) in plan.Weights)
        {
            if (plan.Procedure == Procedure.Minimisation && !plan.Strata.Contains(item))
                DesignRules.Report(context, $"allocation.weights.{item}", $"“{item}” is not among the strata, so it has no weight.");
            if (weight is < 1 or > 100)
                DesignRules.Report(context, $"allocation.weights.{item}", $"{weight} is not a weight from 1 to 100.");
        }

        var isCluster = plan.Procedure == Procedure.Cluster;
        if (isCluster && plan.Cluster is null)
            DesignRules.Report(context, "allocation.cluster", "Say which choice names the respondent's cluster, as in \"cluster\": \"workplace\".");
        if (!isCluster && (plan.Cluster is not null || plan.ClusterStrata.Count > 0))
            DesignRules.Report(context, "allocation.cluster", "Only the procedure “cluster” has clusters. Take them out, or change the procedure.");
        if (isCluster && plan.Strata.Count > 0)
            DesignRules.Report(context, "allocation.strata", "A cluster's stratum cannot hang on who comes first. Put the clusters into “clusterStrata”.");

        void OnlyMinimisation(string member) =>
            DesignRules.Report(context, $"allocation.{member}", $"Only the procedure “minimisation” has “{member}”. Take it out, or change the procedure.");
    }

    private static void Clusters(Study study, string name, ValidationContext<Study> context)
    {
        if (Before(study, name) is not { } item)
        {
            DesignRules.Report(context, "allocation.cluster", $"“{name}” is not a choice that is asked before the first vignette. Ask it there.");
            return;
        }

        if (!item.Required)
            DesignRules.Report(context, "allocation.cluster", $"“{name}” decides about the arm, so it must be answered. Write \"required\": true on it.");
        var strata = study.Allocation.ClusterStrata;
        foreach (var (stratum, clusters) in strata)
        {
            if (!Names.IsName(stratum))
                DesignRules.Report(context, $"allocation.clusterStrata.{stratum}", Said.Of(FactorRules.NameRule.Replace("{PropertyValue}", "{0}", StringComparison.Ordinal), stratum));
            foreach (var cluster in clusters.Where(cluster => item.Options.All(option => option.Name != cluster)))
                DesignRules.Report(context, $"allocation.clusterStrata.{stratum}", $"“{name}” has no option called “{cluster}”. It has: {string.Join(", ", item.Options.Take(20).Select(option => option.Name))}.");
        }

        foreach (var option in strata.Count == 0 ? [] : item.Options.Where(option => !option.ScreenOut))
        {
            var count = strata.Values.Sum(clusters => clusters.Count(cluster => cluster == option.Name));
            if (count != 1)
                DesignRules.Report(context, "allocation.clusterStrata", $"The cluster “{option.Name}” is in {count} strata. Put each cluster into one.");
        }
    }
}
