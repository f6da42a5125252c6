using System.Security.Cryptography;
using System.Text;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;

namespace VignetteLab.Core.Simulation;

/// <summary>Draws the fieldwork of a study: who comes, which place they get, who finishes; nobody answers anything else.</summary>
/// <remarks>
/// People come one a minute, each with every item that decides before allocation (strata, cluster, quotas) answered by an option at
/// random, each equally likely but for those that screen out. Who is allocated finishes after the study's minutes (ten where it
/// states none), or leaves, and then counts as under way for as long as the plan says. Quotas and targets turn people away as in
/// the field. It ends when enough are allocated, the list is used up, or nobody has been let in for so long that nobody will be.
/// </remarks>
internal sealed class Projection
{
    private const int usualMinutes = 10;

    private readonly FrozenStudy study;
    private readonly FrozenAllocation allocation;
    private readonly int respondents;
    private readonly ulong leaving;
    private readonly (string Item, int[] Codes)[] asked;
    private readonly string[] open;
    private readonly Dictionary<string, int> indices;
    private readonly Dictionary<long, Kind> kinds = [];

    /// <summary>Makes ready; one for each thread, since procedures and kinds are kept from one fieldwork to the next.</summary>
    public Projection(FrozenStudy study, int respondents, double dropOut)
    {
        (this.study, this.respondents, leaving) = (study, respondents, FieldworkReader.PartsOf(dropOut));
        allocation = new(study.Study, study.Arms);
        var choices = study.Study.Items.OfType<ChoiceItem>().ToDictionary(item => item.Name);
        asked = [.. allocation.Items.Select(name => (name, Codes(choices[name])))];
        open = [.. allocation.Shares.Select(share => share.Arm)];
        indices = open.Index().ToDictionary(arm => arm.Item, arm => arm.Index);
    }

    /// <summary>One fieldwork.</summary>
    /// <param name="replication">From 0.</param>
    /// <returns>How many of each arm were allocated, and how many of those finished.</returns>
    public (int[] Allocated, int[] Finished) Run(int replication)
    {
        var key = new AllocationKey(SHA256.HashData(Encoding.ASCII.GetBytes(
            FormattableString.Invariant($"vignettelab projection {replication}"))));
        var people = key.Draws(Mode.Simulated, "projection", "all", 0);
        var field = new Filled(study, allocation, open);
        var (allocated, finished) = (new int[open.Length], new int[open.Length]);
        var patience = study.Study.Allocation.UnderWayMinutes + Minutes + 100;
        for (int minute = 0, sum = 0, last = 0; sum < respondents && minute - last <= patience; minute++)
        {
            var kind = Next(people);
            var leaves = people.Below(FieldworkReader.Parts) < leaving;
            field.Pass(minute);
            if (!field.Takes(kind))
                continue;
            if (field.Draw(key, kind) is not { } arm)
                break;
            field.Give(kind, arm, minute + (leaves ? study.Study.Allocation.UnderWayMinutes : Minutes), !leaves);
            allocated[indices[arm]]++;
            finished[indices[arm]] += leaves ? 0 : 1;
            (sum, last) = (sum + 1, minute);
        }

        return (allocated, finished);
    }

    private int Minutes => study.Study.Minutes == 0 ? usualMinutes : study.Study.Minutes;

    private Kind Next(Draws people)
    {
        // Options are few and people many: what follows from the answers is worked out once for each combination.
        var (combination, answers) = (0L, new int[asked.Length]);
        for (var item = 0; item < asked.Length; item++)
        {
            answers[item] = (int)people.Below((ulong)asked[item].Codes.Length);
            combination = unchecked(combination * asked[item].Codes.Length + answers[item]);
        }

        if (kinds.TryGetValue(combination, out var known))
            return known;
        var given = asked.Index().ToDictionary(item => item.Item.Item, item => Answer.Of(item.Item.Codes[answers[item.Index]]));
        return kinds[combination] = new(
            allocation.Stratum(given), allocation.Cluster(given), [.. allocation.QuotasOf(given).Where(quota => quota.Kind == QuotaKind.Hard)]);
    }

    private static int[] Codes(ChoiceItem item) =>
        [.. item.Options.Where(option => !option.ScreenOut || item.Options.All(other => other.ScreenOut)).Select(option => option.Code)];
}

/// <summary>All that matters of one who comes.</summary>
/// <param name="Quotas">The hard ones that they count in.</param>
internal sealed record Kind(string Stratum, string? Cluster, IReadOnlyList<Quota> Quotas);
