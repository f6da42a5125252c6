using VignetteLab.Core.Allocation;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;

namespace VignetteLab.Web.Exports;

/// <summary>The first sheet: what the workbook is.</summary>
internal sealed partial class DescribingSheets
{
    private static readonly (string Sheet, string Text)[] sheets =
    [
        ("long", "one row per respondent and item: for multilevel models and pivot tables"),
        ("wide", "one row per respondent who agreed to take part, with scale scores and the vignette that was read"),
        ("vignettes", "every vignette in every language, word for word"),
        ("codebook", "one row per variable of long and wide: what it is, its unit, its range, how it is computed"),
        ("value_labels", "what each code stands for, and why a value can be missing"),
        ("design", "one row per arm: levels, share, probability, how many were allocated and finished"),
        ("allocation", "the ledger: one row per allocation, to be recomputed once the key is shown"),
    ];

    /// <summary>What, of which version, how many, and how to read the rest.</summary>
    public Sheet Readme(
        Progress progress, IReadOnlyDictionary<string, int> counts, KeyRecord? key, StudyRecord record)
    {
        var consented = counts.Where(count => count.Key != "without_consent").Sum(count => count.Value);
        (string, string?)[] rows =
        [
            ("study", study.Name),
            .. study.Languages.Select(language => ($"title_{language}", (string?)study.Title.In(language))),
            ("inspired_by", study.InspiredBy?.In(language)),
            ("mode", mode.Name()),
            ("status", record.Status.ToString().ToLowerInvariant()),
            ("version", Said(version.Number)),
            ("fingerprint", $"{version.Study.Fingerprint} (SHA-256 of the version's canonical JSON)"),
            ("data_to_utc", progress.LastUtc?.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture) ?? "no data yet"),
            ("filter", "everybody who agreed to take part, finished or not; status in wide says how far each came"),
            ("started", Said(progress.Started)),
            ("consented", Said(consented)),
            ("allocated", Said(progress.Arms.Values.Sum(arm => arm.Allocated))),
            ("completed", Said(counts.GetValueOrDefault("completed"))),
            ("partial", Said(counts.GetValueOrDefault("partial"))),
            ("not_allocated", Said(counts.GetValueOrDefault("not_allocated"))),
            ("without_consent", $"{Said(counts.GetValueOrDefault("without_consent"))} (started but did not agree; nothing of theirs is in the data)"),
            ("commitment", key is null ? "no key was drawn yet" : $"{key.Commitment} (SHA-256 of the allocation key)"),
            ("key", key is { RevealedUtc: not null } ? new AllocationKey(key.Key).Hex : "shown when the study closes"),
            .. sheets.Select(sheet => ($"sheet {sheet.Sheet}", (string?)sheet.Text)),
            ("missing", "an empty cell is a missing value; long says why in missing_reason, value_labels explains the reasons"),
            ("reversed", "items marked reversed in the codebook are stored as answered; scale scores turn them"),
            ("times", "UTC; durations in seconds"),
            ("how_to_cite", $"{study.Title.In(language)}, version {version.Number}, fingerprint {version.Study.Fingerprint[..16]}. Collected with VignetteLab."),
            ("contact", study.Contact),
        ];
        return new("readme", [new("what", ColumnType.Text, 22), new("text", ColumnType.Text, 110)],
            rows.Where(row => row.Item2 is not null).Select(row => (Cell[])[row.Item1, row.Item2]))
        { IsProse = true };
    }
}
