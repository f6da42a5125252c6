using VignetteLab.Core.Allocation;
using VignetteLab.Core.Studies;

namespace VignetteLab.Storage;

/// <summary>How full a study is: who has finished or is under way, of those who count.</summary>
internal static class Filling
{
    private const string counting = """
        from "Places" p join "Respondents" r on r."Id" = p."RespondentId"
        where p."StudyId" = @p0 and p."Mode" = @p1 and r."NotCounted" is null
        """;

    private const string busy = """(r."FinishedUtc" is not null or p."AllocatedUtc" > @p2)""";

    private const string all = $"select count(*) {counting} and {busy}";

    private const string inStratum = $"""{all} and p."Stratum" = @p3""";

    private const string inQuota = $"""{all} and replace(p."Quotas", '!', '') like @p3 escape '\'""";

    private const string byArm = $"""
        select p."Arm", sum(case when r."FinishedUtc" is not null then 1 else 0 end),
            sum(case when r."FinishedUtc" is null and p."AllocatedUtc" > @p2 then 1 else 0 end)
        {counting} and p."Stratum" = @p3 group by p."Arm"
        """;

    private const string byProfile = """
        select "Stratum", "Arm", count(*) from "Places" where "StudyId" = @p0 and "Mode" = @p1 group by "Stratum", "Arm"
        """;

    /// <summary>The quotas that a newcomer counts in, and the first that turns them away.</summary>
    /// <returns>
    /// Names of quotas, a soft one that is full with an exclamation mark; the name of the hard quota, or <c>target</c>, that is
    /// full.
    /// </returns>
    public static async Task<(IReadOnlyList<string> Counted, string? Full)> QuotasAsync(LabDb db, Newcomer who)
    {
        var plan = who.Frozen.Study.Allocation;
        if (plan.Target > 0 && await CountAsync(db, all, who) >= plan.Target ||
            plan.TargetPerStratum > 0 && await CountAsync(db, inStratum, who, who.Stratum) >= plan.TargetPerStratum)
        {
            return ([], TurningAway.Target);
        }

        var counted = new List<string>();
        foreach (var quota in who.Frozen.Allocation.QuotasOf(who.Answers))
        {
            var isFull = await CountAsync(db, inQuota, who, Whole(quota.Name)) >= quota.Limit;
            if (isFull && quota.Kind == QuotaKind.Hard)
                return ([], quota.Name);
            counted.Add(isFull ? quota.Name + "!" : quota.Name);
        }

        return (counted, null);
    }

    /// <summary>Whether a study has as many as it wants, whoever comes.</summary>
    public static async Task<bool> IsFullAsync(LabDb db, FrozenStudy study, int id, string mode, DateTime nowUtc) =>
        study.Study.Allocation.Target is > 0 and var target && Convert.ToInt64(await db.Statement(
            all, id, mode, nowUtc - study.Allocation.UnderWay).ExecuteScalarAsync(), null) >= target;

    /// <summary>Finished and under way of each arm, in a newcomer's stratum.</summary>
    public static async Task<AllocationState> StateAsync(LabDb db, Newcomer who)
    {
        var finished = who.Frozen.Allocation.Shares.ToDictionary(share => share.Arm, _ => 0);
        var underWay = finished.ToDictionary();
        await using var row = await db.Statement(byArm, who.Study, who.Mode, who.UnderWaySince, who.Stratum).ExecuteReaderAsync();
        while (await row.ReadAsync())
            (finished[row.GetString(0)], underWay[row.GetString(0)]) = (row.GetInt32(1), row.GetInt32(2));
        return new(new Dictionary<string, IReadOnlyDictionary<string, int>> { [AllocationState.Finished] = finished, [AllocationState.UnderWay] = underWay });
    }

    /// <summary>How many of each stratum and arm were allocated before.</summary>
    public static async Task<IReadOnlyDictionary<(string Stratum, string Arm), int>> ProfilesAsync(LabDb db, Newcomer who)
    {
        var counts = new Dictionary<(string, string), int>();
        await using var row = await db.Statement(byProfile, who.Study, who.Mode).ExecuteReaderAsync();
        while (await row.ReadAsync())
            counts[(row.GetString(0), row.GetString(1))] = row.GetInt32(2);
        return counts;
    }

    // “nurses” is no part of “nurses_at_night”, and an underscore stands for itself.
    private static string Whole(string quota) => $"% {quota.Replace("_", "\\_", StringComparison.Ordinal)} %";

    private static async Task<long> CountAsync(LabDb db, string sql, Newcomer who, string? which = null) =>
        Convert.ToInt64(
            await (which is null
                ? db.Statement(sql, who.Study, who.Mode, who.UnderWaySince)
                : db.Statement(sql, who.Study, who.Mode, who.UnderWaySince, which)).ExecuteScalarAsync(),
            null);
}
