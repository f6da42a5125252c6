using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Allocation;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage;

/// <summary>Every row that a study's pilots have made, with its key in the database, so that it can be put back as it was.</summary>
/// <remarks>Personal links stay where they are: they were sent to people, and lead back to their respondents once those are back.</remarks>
internal sealed record PilotRows(
    IReadOnlyList<KeyRecord> Keys, IReadOnlyList<Counter> Counters, IReadOnlyList<ArmChange> ArmChanges, IReadOnlyList<Respondent> Respondents,
    IReadOnlyList<PlaceRecord> Places, IReadOnlyList<Submission> Submissions, IReadOnlyList<ResponseMark> Marks)
{
    private static readonly JsonSerializerOptions json = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Reads them.</summary>
    public static async Task<PilotRows> ReadAsync(LabDb db, int study)
    {
        var respondents = db.Respondents.Where(one => one.StudyId == study && one.Mode == Mode.Pilot);
        return new(
            await db.Keys.AsNoTracking().Where(key => key.StudyId == study && key.Mode == Mode.Pilot).ToListAsync(),
            await db.Counters.AsNoTracking().Where(counter => counter.StudyId == study && counter.Mode == Mode.Pilot).ToListAsync(),
            await db.ArmChanges.AsNoTracking().Where(change => change.StudyId == study && change.Mode == Mode.Pilot).ToListAsync(),
            await respondents.AsNoTracking().ToListAsync(),
            await db.Places.AsNoTracking().Where(place => place.StudyId == study && place.Mode == Mode.Pilot).ToListAsync(),
            await db.Submissions.AsNoTracking().Where(saved => respondents.Any(one => one.Id == saved.RespondentId)).ToListAsync(),
            await db.ResponseMarks.AsNoTracking().Where(mark => respondents.Any(one => one.Id == mark.RespondentId)).ToListAsync());
    }

    /// <summary>Writes them where nothing stands in their place.</summary>
    public async Task WriteAsync(LabDb db)
    {
        // Parents before those that refer to them.
        db.AddRange(Keys);
        db.AddRange(Counters);
        db.AddRange(ArmChanges);
        db.AddRange(Respondents);
        await db.SaveChangesAsync();
        db.AddRange(Places);
        db.AddRange(Submissions);
        db.AddRange(Marks);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    /// <summary>As compressed JSON.</summary>
    public byte[] Packed()
    {
        using var to = new MemoryStream();
        using (var gzip = new GZipStream(to, CompressionLevel.Optimal))
            JsonSerializer.Serialize(gzip, this, json);
        return to.ToArray();
    }

    /// <summary>From compressed JSON.</summary>
    public static PilotRows Unpacked(byte[] content)
    {
        using var gzip = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<PilotRows>(gzip, json) ?? throw new InvalidOperationException("The pilot's data cannot be read.");
    }
}
