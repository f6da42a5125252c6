using VignetteLab.Core.Allocation;
using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;

namespace VignetteLab.Storage;

/// <summary>The study closed meanwhile and its key is shown: nobody can be allocated any more.</summary>
public sealed class KeyShownException() : Exception("The key is shown; nobody can be allocated any more.");

/// <summary>Gives places, in the transaction that writes the ledger.</summary>
public sealed class Allocating(LabDatabase database)
{
    private const string key = """
        select "Key" from "Keys" where "StudyId" = @p0 and "Mode" = @p1 and "RevealedUtc" is null
        """;

    private const string begin = """
        insert into "Counters" ("StudyId", "Mode", "Stratum", "Number", "Block", "First", "Candidates")
        values (@p0, @p1, @p2, 0, 0, 1, '') on conflict do nothing
        """;

    private const string last = """
        select "Number", "Block", "First", "Candidates" from "Counters"
        where "StudyId" = @p0 and "Mode" = @p1 and "Stratum" = @p2
        """;

    private const string count = """
        update "Counters" set "Number" = @p3, "Block" = @p4, "First" = @p5, "Candidates" = @p6
        where "StudyId" = @p0 and "Mode" = @p1 and "Stratum" = @p2
        """;

    private const string seated = """
        select "Stratum", "Number", "Block", "First", "Arm", "Probability", "Candidates", "Seat" from "Places"
        where "StudyId" = @p0 and "Mode" = @p1 and "Cluster" = @p2 order by "Seat" desc limit 1
        """;

    private const string write = """
        insert into "Places" ("StudyId", "Mode", "Stratum", "Number", "Block", "First", "Arm", "Probability", "Candidates",
            "State", "Cluster", "Seat", "Vignettes", "Orders", "IsReversed", "Quotas", "VersionId", "RespondentId",
            "AllocatedUtc")
        values (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17, @p18)
        """;

    /// <summary>
    /// Gives a respondent a place and writes it into the ledger; or, where there are enough of their kind, turns them away.
    /// </summary>
    /// <returns>The respondent with a place, or turned away.</returns>
    /// <exception cref="KeyShownException">Nobody can be allocated any more; nothing of the act may be kept.</exception>
    internal async Task<Standing> AllocateAsync(
        LabDb db, Standing respondent, IReadOnlyDictionary<string, Answer> answers, DateTime nowUtc)
    {
        var who = new Newcomer(respondent, answers, nowUtc);
        await database.LockLedgerAsync(db, who.Study, who.Mode);
        var secret = new AllocationKey((byte[])(await db.Statement(key, who.Study, who.Mode).ExecuteScalarAsync()
            ?? throw new KeyShownException()));
        var quotas = await Filling.QuotasAsync(db, who);
        if (quotas.Full is { } full)
            return await TurnAwayAsync(db, respondent, full);
        if (await DrawAsync(db, who, secret) is not { } drawn)
            return await TurnAwayAsync(db, respondent, TurningAway.Places);
        var place = new Place(
            respondent.Mode, respondent.Version.Number, drawn.Stratum, drawn.Draw.Turn, drawn.Draw.Arm, drawn.Draw.Probability,
            drawn.Draw.Candidates, drawn.State, drawn.Seat,
            who.Frozen.Sequence(secret, respondent.Mode, drawn.Draw.Arm, drawn.Stratum, drawn.Draw.Turn.Number, drawn.Seat),
            quotas.Counted, respondent.Token, nowUtc > drawn.SinceUtc ? nowUtc : drawn.SinceUtc);
        var (number, block, first) = place.Turn;
        await db.Statement(
            write, who.Study, who.Mode, place.Stratum, number, block, first, place.Arm, place.Probability,
            PlaceText.Names(place.Candidates), PlaceText.State(place.State), place.Seat?.Cluster, place.Seat?.Number ?? 0,
            who.Frozen.Positions == 0 ? "" : PlaceText.Names(place.Sequence.Vignettes), PlaceText.Orders(place.Sequence.Orders),
            place.Sequence.IsReversed, PlaceText.Padded(place.Quotas), respondent.Version.Id, respondent.Id, place.AllocatedUtc)
            .ExecuteNonQueryAsync();
        return respondent with { Place = place };
    }

    private static async Task<Drawn?> DrawAsync(LabDb db, Newcomer who, AllocationKey secret)
    {
        var allocation = who.Frozen.Allocation;
        if (who.Cluster is { } cluster && await SeatedAsync(db, who, cluster) is { } colleague)
            return colleague;
        var stratum = who.Stratum;
        var counter = allocation.Procedure.Counter(stratum);
        var state = allocation.Procedure.Needs switch
        {
            StateKind.Filling => await Filling.StateAsync(db, who),
            StateKind.Margins => allocation.Margins(stratum, await Filling.ProfilesAsync(db, who)),
            _ => AllocationState.None,
        };
        var (open, since) = await ArmSwitch.OpenAsync(db, who.Study, who.Mode, allocation.Shares);
        state = state.Among(open);
        if (allocation.Procedure.Next(
            secret, who.Respondent.Mode, stratum, await LastAsync(db, who, counter), open, state) is not { } draw)
        {
            return null;
        }

        var (number, block, first) = draw.Turn;
        await db.Statement(count, who.Study, who.Mode, counter, number, block, first, PlaceText.Names(draw.Candidates))
            .ExecuteNonQueryAsync();
        return new(draw, stratum, state, who.Cluster is { } only ? new(only, 1) : null, since);
    }

    // Colleagues share the place of the first of them, whatever was closed since: a cluster has one arm.
    private static async Task<Drawn?> SeatedAsync(LabDb db, Newcomer who, string cluster)
    {
        await using var row = await db.Statement(seated, who.Study, who.Mode, cluster).ExecuteReaderAsync();
        return await row.ReadAsync()
            ? new(
                new(new(row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)), row.GetString(4), row.GetDouble(5),
                    PlaceText.Names(row.GetString(6))),
                row.GetString(0), AllocationState.None, new(cluster, row.GetInt32(7) + 1), default)
            : null;
    }

    private static async Task<LastPlace> LastAsync(LabDb db, Newcomer who, string counter)
    {
        await db.Statement(begin, who.Study, who.Mode, counter).ExecuteNonQueryAsync();
        await using var row = await db.Statement(last, who.Study, who.Mode, counter).ExecuteReaderAsync();
        await row.ReadAsync();
        return new(new(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)), PlaceText.Names(row.GetString(3)));
    }

    private static async Task<Standing> TurnAwayAsync(LabDb db, Standing respondent, string full)
    {
        await TurningAway.WriteAsync(db, respondent.Id, full);
        return respondent with { TurnedAway = full };
    }

    // No place is older than the opening or closing after which it was drawn, whatever its process's clock says.
    private sealed record Drawn(PlaceDraw Draw, string Stratum, AllocationState State, Seat? Seat, DateTime SinceUtc);
}

/// <summary>One who is to be allocated.</summary>
internal sealed record Newcomer(Standing Respondent, IReadOnlyDictionary<string, Answer> Answers, DateTime NowUtc)
{
    public FrozenStudy Frozen => Respondent.Version.Study;
    public int Study => Respondent.Version.StudyId;
    public string Mode { get; } = Respondent.Mode.Name();
    public string Stratum { get; } = Respondent.Version.Study.Allocation.Stratum(Answers);
    public string? Cluster { get; } = Respondent.Version.Study.Allocation.Cluster(Answers);

    /// <summary>Whoever was allocated after this moment and has not finished is under way.</summary>
    public DateTime UnderWaySince => NowUtc - Frozen.Allocation.UnderWay;
}
