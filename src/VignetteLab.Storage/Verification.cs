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
                    finished.Look(
                        response.Journey.IsFinished == response.FinishedUtc is not null,
                        () => $"respondent {response.Respondent}");
                }
            }
        }

        void Unreadable(string respondent, Exception error) =>
            pages.Look(false, () => $"respondent {respondent} cannot be read: {error.Message}");

        return [.. findings, pages.Finding, shown.Finding, ledger.Finding, finished.Finding];
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
        var places = db.Places.AsNoTracking().Where(place => place.StudyId == record.StudyId && place.Mode == record.Mode)
            .OrderBy(place => place.Stratum).ThenBy(place => place.Number);
        var (stratum, turn) = ("", Turn.None);
        var last = new Dictionary<string, Turn>();
        await foreach (var place in places.AsAsyncEnumerable().WithCancellation(stop))
        {
            if (place.Stratum != stratum)
                (stratum, turn) = (place.Stratum, Turn.None);
            FrozenStudy study;
            try
            {
                study = (await versions.GetAsync(place.VersionId)).Study;
            }
            catch (InvalidOperationException)
            {
                tally.Look(false, () => $"place {place.Number} of stratum {stratum}: its version is no study");
                continue;
            }

            var draw = study.Blocks.Next(key, place.Mode, stratum, turn);
            var line = Standings.Read(place, "", 0)!;
            var orders = study.Orders(key, place.Mode, stratum, draw.Turn.Number);
            tally.Look(
                draw == new PlaceDraw(line.Turn, line.Arm, line.Probability) &&
                orders.Count == line.Orders.Count &&
                orders.All(order => line.Orders.GetValueOrDefault(order.Key)?.SequenceEqual(order.Value) == true),
                () => $"place {place.Number} of stratum {stratum}, study {place.StudyId}, {place.Mode.Name()}");
            last[stratum] = turn = line.Turn;
        }

        foreach (var counter in await db.Counters.AsNoTracking().Where(counter =>
            counter.StudyId == record.StudyId && counter.Mode == record.Mode).ToListAsync(stop))
        {
            tally.Look(
                last.GetValueOrDefault(counter.Stratum, Turn.None) == new Turn(counter.Number, counter.Block, counter.First),
                () => $"the counter of stratum {counter.Stratum}, study {counter.StudyId}, {counter.Mode.Name()}");
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
                response.Study.Vignette(place.Arm, saved.Language).Hash == saved.Shown,
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
