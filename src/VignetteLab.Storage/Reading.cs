using System.Data;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Tables;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage;

/// <summary>A correction that respondents have met.</summary>
/// <param name="From">The number of the version before it.</param>
/// <param name="To">The number of the version that it made.</param>
/// <param name="Amendment">Why, by whom and when.</param>
public sealed record Amended(int From, int To, Amendment Amendment);

/// <summary>A snapshot of the data of one study in one mode: however long it is read, it does not change.</summary>
public sealed partial class Snapshot : IAsyncDisposable
{
    private const int chunk = 500;

    private readonly LabDb db;
    private readonly IDbContextTransaction? transaction;
    private readonly Versions versions;

    private Snapshot(LabDb db, IDbContextTransaction? transaction, Versions versions, StudyRecord study, Mode mode)
    {
        (this.db, this.transaction, this.versions) = (db, transaction, versions);
        (Study, Mode) = (study, mode);
    }

    /// <summary>The study.</summary>
    public StudyRecord Study { get; }

    /// <summary>Live, pilot or simulated.</summary>
    public Mode Mode { get; }

    /// <summary>Begins to read a study.</summary>
    /// <returns>The snapshot; <c>null</c> when there is no such study.</returns>
    public static Task<Snapshot?> OpenAsync(LabDatabase database, Versions versions, string study, Mode mode, CancellationToken stop) =>
        OpenAsync(database, versions, known => known.Name == study, mode, stop);

    /// <summary>Likewise, by its key, whatever it is called by now.</summary>
    public static Task<Snapshot?> OpenAsync(LabDatabase database, Versions versions, int study, Mode mode, CancellationToken stop) =>
        OpenAsync(database, versions, known => known.Id == study, mode, stop);

    private static async Task<Snapshot?> OpenAsync(
        LabDatabase database, Versions versions, Expression<Func<StudyRecord, bool>> which, Mode mode, CancellationToken stop)
    {
        var db = database.Open();
        var transaction = await BeginAsync(db, stop);
        if (await db.Studies.AsNoTracking().SingleOrDefaultAsync(which, stop) is { } record)
            return new(db, transaction, versions, record, mode);
        await transaction.DisposeAsync();
        await db.DisposeAsync();
        return null;
    }

    /// <summary>Reads a study within a transaction that the caller has begun, and ends.</summary>
    internal static Snapshot Within(LabDb db, Versions versions, StudyRecord study, Mode mode) =>
        new(db, null, versions, study, mode);

    /// <summary>The key of this mode; <c>null</c> when none was drawn yet.</summary>
    public Task<KeyRecord?> KeyAsync(CancellationToken stop) =>
        db.Keys.AsNoTracking().SingleOrDefaultAsync(key => key.StudyId == Study.Id && key.Mode == Mode, stop);

    /// <summary>What was changed while respondents answered, the first change first; empty for all but live ones.</summary>
    public async Task<IReadOnlyList<Amended>> AmendmentsAsync(CancellationToken stop) => Mode != Mode.Live ? [] : await (
        from amendment in db.Amendments.AsNoTracking()
        join before in db.Versions on amendment.FromVersionId equals before.Id
        join after in db.Versions on amendment.ToVersionId equals after.Id
        where amendment.StudyId == Study.Id
        orderby amendment.Id
        select new Amended(before.Number, after.Number, amendment)).ToListAsync(stop);

    /// <summary>When and why results by arm were opened before the close; <c>null</c> where they were not.</summary>
    public async Task<Unmasked?> UnmaskedAsync(CancellationToken stop) => Study.UnmaskedUtc is null ? null : await db.AuditEvents
        .Where(line => line.StudyId == Study.Id && line.Kind == AuditKind.Unmasked).OrderBy(line => line.Id)
        .Select(line => new Unmasked(line.AtUtc, line.Detail ?? "")).FirstOrDefaultAsync(stop);

    /// <summary>Every respondent with all they saved, in the order they started.</summary>
    public IAsyncEnumerable<Response> ResponsesAsync(CancellationToken stop) => ResponsesAsync(null, stop);

    /// <summary>Likewise, by their random names: an order that tells nothing of who came when.</summary>
    public async IAsyncEnumerable<Response> ShuffledResponsesAsync([EnumeratorCancellation] CancellationToken stop)
    {
        for (var after = ""; ;)
        {
            var respondents = await db.Respondents.AsNoTracking()
                .Where(one => one.StudyId == Study.Id && one.Mode == Mode && one.Token.CompareTo(after) > 0)
                .OrderBy(one => one.Token).Take(chunk).ToListAsync(stop);
            if (respondents.Count == 0)
                yield break;
            var ids = respondents.Select(one => one.Id).ToArray();
            await foreach (var response in ResponsesAsync(
                respondents, db.Places.Where(place => ids.Contains(place.RespondentId)),
                db.Submissions.Where(saved => ids.Contains(saved.RespondentId)), null, stop))
            {
                yield return response;
            }

            after = respondents[^1].Token;
        }
    }

    /// <summary>Likewise; one who cannot be read is told of and left out, where there is somebody to tell.</summary>
    internal async IAsyncEnumerable<Response> ResponsesAsync(
        Action<string, Exception>? unreadable, [EnumeratorCancellation] CancellationToken stop)
    {
        for (long after = 0; ;)
        {
            var respondents = await db.Respondents.AsNoTracking()
                .Where(one => one.StudyId == Study.Id && one.Mode == Mode && one.Id > after)
                .OrderBy(one => one.Id).Take(chunk).ToListAsync(stop);
            if (respondents.Count == 0)
                yield break;
            var (first, last) = (respondents[0].Id, respondents[^1].Id);
            await foreach (var response in ResponsesAsync(
                respondents,
                db.Places.Where(place => place.StudyId == Study.Id && place.Mode == Mode &&
                    place.RespondentId >= first && place.RespondentId <= last),
                db.Submissions.Where(saved => saved.RespondentId >= first && saved.RespondentId <= last),
                unreadable, stop))
            {
                yield return response;
            }

            after = last;
        }
    }

    private async IAsyncEnumerable<Response> ResponsesAsync(
        IReadOnlyList<Respondent> respondents, IQueryable<PlaceRecord> theirPlaces, IQueryable<Submission> theirSavings,
        Action<string, Exception>? unreadable, [EnumeratorCancellation] CancellationToken stop)
    {
        var places = await theirPlaces.AsNoTracking().ToDictionaryAsync(place => place.RespondentId, stop);
        var saved = (await theirSavings.AsNoTracking()
            .OrderBy(saved => saved.RespondentId).ThenBy(saved => saved.Sequence).ToListAsync(stop))
            .ToLookup(saved => saved.RespondentId);
        foreach (var one in respondents)
        {
            Response? response = null;
            try
            {
                var version = await versions.GetAsync(one.VersionId);
                response = new(
                    one.Token, version.Number, version.Study, one.Mode, one.StartedUtc, one.FinishedUtc,
                    places.GetValueOrDefault(one.Id) is { } place ? Standings.Read(place, one.Token, version.Number) : null,
                    [.. saved[one.Id].Select(Standings.Read)], one.TurnedAway, one.NotCounted, one.Language);
            }
            catch (Exception error) when (unreadable is not null && error is not OperationCanceledException)
            {
                unreadable(one.Token, error);
            }

            if (response is not null)
                yield return response;
        }
    }

    /// <summary>The ledger: strata by name, places by number.</summary>
    public async IAsyncEnumerable<Place> LedgerAsync([EnumeratorCancellation] CancellationToken stop)
    {
        var lines =
            from place in db.Places
            join respondent in db.Respondents on place.RespondentId equals respondent.Id
            join version in db.Versions on place.VersionId equals version.Id
            where place.StudyId == Study.Id && place.Mode == Mode
            orderby place.Stratum, place.Number, place.Seat
            select new { place, respondent.Token, version.Number };
        await foreach (var line in lines.AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
            yield return Standings.Read(line.place, line.Token, line.Number);
    }

    public async ValueTask DisposeAsync()
    {
        if (transaction is null)
            return;
        await transaction.DisposeAsync();
        await db.DisposeAsync();
    }

    // A snapshot on both: SQLite's deferred transaction reads one state and holds nobody up.
    internal static async Task<IDbContextTransaction> BeginAsync(LabDb db, CancellationToken stop)
    {
        if (!db.Database.IsSqlite())
            return await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, stop);
        await db.Database.OpenConnectionAsync(stop);
        var deferred = ((SqliteConnection)db.Database.GetDbConnection()).BeginTransaction(deferred: true);
        return await db.Database.UseTransactionAsync(deferred, stop) ?? throw new InvalidOperationException("No transaction.");
    }
}
