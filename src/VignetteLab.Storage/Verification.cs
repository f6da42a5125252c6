using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Tables;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage;

/// <summary>One invariant and what was found.</summary>
/// <param name="Name">As in <c>I5</c>.</param>
/// <param name="Claim">What must hold.</param>
/// <param name="Checked">How many rows were looked at.</param>
/// <param name="Broken">The first row that breaks it, described; <c>null</c> when none does.</param>
public sealed record Finding(string Name, string Claim, long Checked, string? Broken);

/// <summary>Checks on a live database, in one read transaction, what must always hold.</summary>
public sealed class Verification(LabDatabase database, Versions versions)
{
    /// <summary>Checks every study in every mode.</summary>
    public async Task<IReadOnlyList<Finding>> CheckAsync(CancellationToken stop)
    {
        await using var db = database.Open();
        await using var transaction = await Snapshot.BeginAsync(db, stop);
        var findings = new List<Finding> { await VersionsAsync(db, stop), await ModesAsync(db, stop) };
        var pages = new Tally("I2, I3, I10", "every saved page is whole, within its codes, counted once and in sequence");
        var shown = new Tally("I5", "every respondent has one place, and saw the vignette of its arm");
        var finished = new Tally("I3", "a respondent is finished exactly when every page is passed");
        var ledger = new Tally("I6", "the ledger equals the draws of its key, without a gap");
        var asked = new Tally("I6", "every place has the stratum, the cluster and the quotas of what its respondent answered");
        foreach (var key in await db.Keys.AsNoTracking().ToListAsync(stop))
            await LedgerAsync(db, key, ledger, stop);
        foreach (var orphan in await db.Places.AsNoTracking()
            .Where(place => !db.Keys.Any(key => key.StudyId == place.StudyId && key.Mode == place.Mode))
            .Select(place => new { place.StudyId, place.Mode }).Distinct().ToListAsync(stop))
        {
            ledger.Look(false, () => $"the key of study {orphan.StudyId}, {orphan.Mode.Name()}, is gone");
        }

        foreach (var study in await db.Studies.AsNoTracking().ToListAsync(stop))
        {
            foreach (var mode in Enum.GetValues<Mode>())
            {
                await using var snapshot = Snapshot.Within(db, versions, study, mode);
                await foreach (var response in snapshot.ResponsesAsync(Unreadable, stop))
                {
                    Pages(response, pages);
                    Shown(response, shown);
                    Asked(response, asked);
                    finished.Look(
                        response.Journey.IsFinished == response.FinishedUtc is not null,
                        () => $"respondent {response.Respondent}");
                }
            }
        }

        void Unreadable(string respondent, Exception error) =>
            pages.Look(false, () => $"respondent {respondent} cannot be read: {error.Message}");

        var (lines, broken) = await AuditLog.CheckAsync(db, stop);
        var audit = new Finding("audit", "every line of the audit log follows from the one before", lines, broken);
        return [.. findings, pages.Finding, shown.Finding, ledger.Finding, asked.Finding, finished.Finding, audit];
    }

    private static async Task<Finding> VersionsAsync(LabDb db, CancellationToken stop)
    {
        var tally = new Tally("I7", "every version has the fingerprint under which it was frozen");
        await foreach (var version in db.Versions.AsNoTracking().AsAsyncEnumerable().WithCancellation(stop))
            tally.Look(CanonicalJson.Fingerprint(version.Json) == version.Fingerprint, () => $"version {version.Number} of study {version.StudyId}");
        return tally.Finding;
    }

    private static async Task<Finding> ModesAsync(LabDb db, CancellationToken stop)
    {
        var mixed = await (
            from place in db.Places
            join respondent in db.Respondents on place.RespondentId equals respondent.Id
            where place.Mode != respondent.Mode || place.StudyId != respondent.StudyId
            select respondent.Token).FirstOrDefaultAsync(stop);
        return new("I8", "live, pilot and simulated share no place", await db.Places.LongCountAsync(stop),
            mixed is null ? null : $"respondent {mixed}");
    }

    private async Task LedgerAsync(LabDb db, KeyRecord record, Tally tally, CancellationToken stop)
    {
        var key = new AllocationKey(record.Key);
        tally.Look(key.Commitment == record.Commitment, () => $"the commitment of study {record.StudyId}, {record.Mode.Name()}");
        var places = db.Places.AsNoTracking().Where(place => place.StudyId == record.StudyId && place.Mode == record.Mode);
        var switched = await db.ArmChanges.AsNoTracking().Where(change => change.StudyId == record.StudyId && change.Mode == record.Mode)
            .OrderBy(change => change.Id).ToListAsync(stop);
        var ledger = new LedgerReplay(key, [.. switched.Select(change => change.Switched())]);
        var stays = await StaysAsync(db, record, stop);
        await foreach (var place in (await IsNumberedThroughAsync(db, places, stop)
            ? places.OrderBy(place => place.Number)
            : places.OrderBy(place => place.Stratum).ThenBy(place => place.Number).ThenBy(place => place.Seat))
            .AsAsyncEnumerable().WithCancellation(stop))
        {
            var found = "its version is no study";
            try
            {
                found = ledger.Look((await versions.GetAsync(place.VersionId)).Study, Standings.Read(place, "", 0), stays.GetValueOrDefault(place.RespondentId));
            }
            catch (InvalidOperationException)
            {
                // Told below.
            }

            tally.Look(found is null, () => $"place {place.Number} of stratum {place.Stratum}, study {place.StudyId}, {place.Mode.Name()}: {found}");
        }

        foreach (var counter in await db.Counters.AsNoTracking().Where(counter =>
            counter.StudyId == record.StudyId && counter.Mode == record.Mode).ToListAsync(stop))
        {
            tally.Look(
                ledger.Last(counter.Stratum) ==
                    new LastPlace(new(counter.Number, counter.Block, counter.First), PlaceText.Names(counter.Candidates)),
                () => $"the counter of stratum {counter.Stratum}, study {counter.StudyId}, {counter.Mode.Name()}");
        }
    }

    // When each respondent finished, and what was said of whether they count.
    private static async Task<Dictionary<long, Stay>> StaysAsync(LabDb db, KeyRecord record, CancellationToken stop)
    {
        var respondents = db.Respondents.AsNoTracking().Where(one => one.StudyId == record.StudyId && one.Mode == record.Mode);
        var marks = (await db.ResponseMarks.AsNoTracking().Where(mark => respondents.Any(one => one.Id == mark.RespondentId))
            .OrderBy(mark => mark.Id).ToListAsync(stop)).ToLookup(mark => mark.RespondentId, mark => (mark.AtUtc, mark.Counts));
        return await respondents.Where(one => db.Places.Any(place => place.RespondentId == one.Id))
            .Select(one => new { one.Id, one.FinishedUtc })
            .ToDictionaryAsync(one => one.Id, one => new Stay(one.FinishedUtc, [.. marks[one.Id]]), stop);
    }

    private static void Asked(Response response, Tally tally)
    {
        if (response.Place is not { } place)
            return;
        var (allocation, answers) = (response.Study.Allocation, response.Journey.Answers);
        tally.Look(
            place.Stratum == allocation.Stratum(answers) && place.Seat?.Cluster == allocation.Cluster(answers) &&
            place.Quotas.Select(quota => quota.TrimEnd('!')).SequenceEqual(allocation.QuotasOf(answers).Select(quota => quota.Name)),
            () => $"respondent {response.Respondent}");
    }

    private async Task<bool> IsNumberedThroughAsync(LabDb db, IQueryable<PlaceRecord> places, CancellationToken stop)
    {
        if (await places.Select(place => (int?)place.VersionId).FirstOrDefaultAsync(stop) is not { } version)
            return false;
        try
        {
            return (await versions.GetAsync(db, version)).Study.Allocation.Procedure.Needs == StateKind.Margins;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static void Pages(Response response, Tally tally)
    {
        foreach (var (index, saved) in response.Saved.Index())
        {
            var page = response.Study.Page(saved.Page);
            tally.Look(
                page is not null && saved.Sequence == index + 1 && saved.Revision < saved.Sequence &&
                saved.Answers.All(answer => page.Items.FirstOrDefault(item => item.Name == answer.Key) is { } item &&
                    item.Read(answer.Value.Posted).Answer == answer.Value),
                () => $"saving {saved.Sequence} of respondent {response.Respondent}");
        }
    }

    private static void Shown(Response response, Tally tally)
    {
        foreach (var saved in response.Saved)
        {
            var vignette = response.Study.Page(saved.Page) is { Vignette: true };
            tally.Look(
                !vignette && saved.Shown is null || vignette && response.Place is { } place &&
                response.Study.Study.Languages.Contains(saved.Language) &&
                response.Study.Wording(place.Sequence.Vignettes[response.Study.Page(saved.Page)!.Position - 1], saved.Language).Hash == saved.Shown,
                () => $"saving {saved.Sequence} of respondent {response.Respondent}");
        }
    }

    private sealed class Tally(string name, string claim)
    {
        private long rows;
        private string? broken;

        public Finding Finding => new(name, claim, rows, broken);

        public void Look(bool holds, Func<string> where)
        {
            rows++;
            if (!holds)
                broken ??= where();
        }
    }
}
