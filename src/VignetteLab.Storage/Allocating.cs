using System.Text.Json;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Items;

namespace VignetteLab.Storage;

/// <summary>The study closed meanwhile and its key is shown: nobody can be allocated any more.</summary>
public sealed class KeyShownException() : Exception("The key is shown; nobody can be allocated any more.");

/// <summary>Gives places: the next of the stratum, in the transaction that writes the ledger.</summary>
public sealed class Allocating(LabDatabase database)
{
    private const string key = """
        select "Key" from "Keys" where "StudyId" = @p0 and "Mode" = @p1 and "RevealedUtc" is null
        """;

    private const string begin = """
        insert into "Counters" ("StudyId", "Mode", "Stratum", "Number", "Block", "First")
        values (@p0, @p1, @p2, 0, 0, 1) on conflict do nothing
        """;

    private const string last = """
        select "Number", "Block", "First" from "Counters" where "StudyId" = @p0 and "Mode" = @p1 and "Stratum" = @p2
        """;

    private const string count = """
        update "Counters" set "Number" = @p3, "Block" = @p4, "First" = @p5
        where "StudyId" = @p0 and "Mode" = @p1 and "Stratum" = @p2
        """;

    private const string write = """
        insert into "Places" ("StudyId", "Mode", "Stratum", "Number", "Block", "First", "Arm", "Probability", "Orders",
            "VersionId", "RespondentId", "AllocatedUtc")
        values (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11)
        """;

    /// <summary>Gives a respondent a place and writes it into the ledger.</summary>
    /// <exception cref="KeyShownException">Nobody can be allocated any more; nothing of the act may be kept.</exception>
    internal async Task<Place> AllocateAsync(
        LabDb db, Standing respondent, IReadOnlyDictionary<string, Answer> answers, DateTime nowUtc)
    {
        var (study, mode) = (respondent.Version.StudyId, respondent.Mode.Name());
        var frozen = respondent.Version.Study;
        var stratum = frozen.Stratum(answers);
        await database.LockLedgerAsync(db, study, mode);
        var secret = new AllocationKey((byte[])(await db.Statement(key, study, mode).ExecuteScalarAsync()
            ?? throw new KeyShownException()));
        var draw = frozen.Blocks.Next(secret, respondent.Mode, stratum, await LastAsync(db, study, mode, stratum));
        var (number, block, first) = draw.Turn;
        var place = new Place(
            respondent.Mode, respondent.Version.Number, stratum, draw.Turn, draw.Arm, draw.Probability,
            frozen.Orders(secret, respondent.Mode, stratum, number), respondent.Token, nowUtc);
        await db.Statement(count, study, mode, stratum, number, block, first).ExecuteNonQueryAsync();
        await db.Statement(
            write, study, mode, stratum, number, block, first, place.Arm, place.Probability,
            JsonSerializer.Serialize(place.Orders), respondent.Version.Id, respondent.Id, nowUtc).ExecuteNonQueryAsync();
        return place;
    }

    private static async Task<Turn> LastAsync(LabDb db, int study, string mode, string stratum)
    {
        await db.Statement(begin, study, mode, stratum).ExecuteNonQueryAsync();
        await using var row = await db.Statement(last, study, mode, stratum).ExecuteReaderAsync();
        await row.ReadAsync();
        return new(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2));
    }
}
