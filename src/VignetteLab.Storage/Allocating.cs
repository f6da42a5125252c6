using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Items;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage;

/// <summary>Gives places: the next of the stratum, in the transaction that writes the ledger.</summary>
public sealed class Allocating(LabDatabase database)
{
    /// <summary>Gives a respondent a place and writes it into the ledger; the caller saves.</summary>
    internal async Task<Place> AllocateAsync(
        LabDb db, Standing respondent, IReadOnlyDictionary<string, Answer> answers, DateTime nowUtc)
    {
        var (study, mode) = (respondent.Version.StudyId, respondent.Mode);
        var stratum = respondent.Version.Study.Stratum(answers);
        var key = new AllocationKey((await db.Keys.AsNoTracking()
            .SingleAsync(key => key.StudyId == study && key.Mode == mode)).Key);
        var counter = await CounterAsync(db, study, mode, stratum);
        var draw = respondent.Version.Study.Blocks.Next(
            key, mode, stratum, new(counter.Number, counter.Block, counter.First));
        (counter.Number, counter.Block, counter.First) = (draw.Turn.Number, draw.Turn.Block, draw.Turn.First);
        var place = new Place(
            mode, respondent.Version.Number, stratum, draw.Turn, draw.Arm, draw.Probability,
            respondent.Version.Study.Orders(key, mode, stratum, draw.Turn.Number), respondent.Token, nowUtc);
        db.Places.Add(new()
        {
            StudyId = study,
            Mode = mode,
            Stratum = stratum,
            Number = draw.Turn.Number,
            Block = draw.Turn.Block,
            First = draw.Turn.First,
            Arm = draw.Arm,
            Probability = draw.Probability,
            Orders = JsonSerializer.Serialize(place.Orders),
            VersionId = respondent.Version.Id,
            RespondentId = respondent.Id,
            AllocatedUtc = nowUtc,
        });
        return place;
    }

    private async Task<Counter> CounterAsync(LabDb db, int study, Mode mode, string stratum)
    {
        var none = Turn.None;
        await db.Database.ExecuteSqlAsync($"""
            insert into "Counters" ("StudyId", "Mode", "Stratum", "Number", "Block", "First")
            values ({study}, {mode.Name()}, {stratum}, {none.Number}, {none.Block}, {none.First}) on conflict do nothing
            """);
        await database.LockCounterAsync(db, study, mode.Name(), stratum);
        return await db.Counters.SingleAsync(counter =>
            counter.StudyId == study && counter.Mode == mode && counter.Stratum == stratum);
    }
}
