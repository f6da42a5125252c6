using VignetteLab.Core.Allocation;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;
using VignetteLab.Web.Studies;

namespace VignetteLab.Web.Exports;

/// <summary>The first sheet: what the workbook is.</summary>
internal sealed partial class DescribingSheets
{
    private const string withoutConsent = "without_consent";
    private const string fullAtStart = "full_at_start";

    private static readonly (string Sheet, string Text)[] sheets =
    [
        ("long", "one row per respondent and item: for multilevel models and pivot tables"),
        ("wide", "one row per respondent who agreed to take part, with scale scores and the vignette that was read"),
        ("vignettes", "every vignette in every language, word for word"),
        ("codebook", "one row per column of every sheet: what it is, its unit, its range, how it is computed"),
        ("value_labels", "what each code stands for, and why a value can be missing"),
        ("design", "one row per arm: levels, share, probability, how many were allocated and finished"),
        ("decks", "one row for each vignette of each deck; only where respondents see several"),
        ("allocation", "the ledger: one row per allocation, to be recomputed once the key is shown"),
        ("declaration", "how arms are drawn: with the key and the ledger all that vignettes/verify-allocation.py needs"),
    ];

    private static readonly string[] maskedSheets = ["long", "wide", "codebook", "value_labels"];

    private static readonly (string, string?)[] masking =
    [
        ("masked", "yes: until the study closes, only its owner sees who was allocated to what, so that nobody who works on the data or recruits knows an arm or can guess the next one; after the close the workbook is whole for everybody"),
        ("masked_empty", "left empty till then: arms, vignettes, levels, decks, what was answered to manipulation checks and whether it was right, since they tell the arm; and times, since they tell the order of the ledger, which is the owner’s alone"),
        ("masked_order", "rows stand by the respondents’ random names, not in the order they came; no code stands for an arm, since whoever fetches the workbook again and again would see in which order arms are given, and how often each"),
        ("masked_sheets", "left out till then: vignettes, design, decks, allocation, declaration"),
    ];

    /// <summary>How many of the mode are counted under which name, whether or not they are in the data.</summary>
    public static string CountedAs(Core.Tables.Response response) =>
        response.Consented ? response.Status : response is { Status: "quota_full", Saved.Count: 0 } ? fullAtStart : withoutConsent;

    /// <summary>What, of which version, how many, and how to read the rest.</summary>
    public Sheet Readme(
        Progress progress, IReadOnlyDictionary<string, int> counts, KeyRecord? key, StudyRecord record, Unmasked? unmasked,
        IReadOnlyList<Amended> amendments, bool masked)
    {
        var consented = counts.Where(count => count.Key is not (withoutConsent or fullAtStart)).Sum(count => count.Value);
        (string, string?)[] rows =
        [
            ("study", study.Name),
            .. study.Languages.Select(language => ($"title_{language}", (string?)study.Title.In(language))),
            ("inspired_by", study.InspiredBy?.In(language)),
            ("mode", mode.Name()),
            ("status", record.Status.ToString().ToLowerInvariant()),
            ("version", Said(version.Number)),
            ("fingerprint", $"{version.Study.Fingerprint} (SHA-256 of the version's canonical JSON)"),
            ("data_to_utc", progress.LastUtc is { } last ? Time(last) : "no data yet"),
            ("filter", "everybody who agreed to take part, finished or not; status in wide says how far each came"),
            ("started", Said(progress.Started)),
            ("consented", Said(consented)),
            ("allocated", Said(progress.Arms.Values.Sum(arm => arm.Allocated))),
            ("completed", Said(counts.GetValueOrDefault("completed"))),
            ("partial", Said(counts.GetValueOrDefault("partial"))),
            ("screened_out", Said(counts.GetValueOrDefault("screened_out"))),
            ("quota_full", Said(counts.GetValueOrDefault("quota_full"))),
            ("study_closed", Said(counts.GetValueOrDefault("study_closed"))),
            ("not_allocated", Said(counts.GetValueOrDefault("not_allocated"))),
            (fullAtStart, $"{Said(counts.GetValueOrDefault(fullAtStart))} (pressed Start when the target was reached, and were thanked before they were asked anything; nothing of theirs is in the data)"),
            (withoutConsent, $"{Said(counts.GetValueOrDefault(withoutConsent))} (started but did not agree; nothing of theirs is in the data)"),
            ("turned_away", progress.TurnedAway.Count == 0 ? null : $"{TurnedAwayWords.Of(progress.TurnedAway)} ({fullAtStart}, quota_full and study_closed together)"),
            ("commitment", key is null ? "no key was drawn yet" : $"{key.Commitment} (SHA-256 of the allocation key)"),
            ("key", !masked && key is { RevealedUtc: not null } ? new AllocationKey(key.Key).Hex : "shown when the study closes"),
            ("results_by_arm", unmasked is null ? null : $"opened before the close by an owner of the study, {Time(unmasked.AtUtc)} UTC: {unmasked.Reason}"),
            .. amendments.Select(made => ("amendment", (string?)(
                $"version {made.From} to {made.To}, {Time(made.Amendment.AtUtc)} UTC, {Affecting(made.Amendment)}: {made.Amendment.Reason}"))),
            .. masked ? masking : [],
            .. sheets.Where(sheet => !masked || maskedSheets.Contains(sheet.Sheet)).Select(sheet => ($"sheet {sheet.Sheet}", (string?)sheet.Text)),
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

    /// <summary>Whether an amendment can change what is answered.</summary>
    public static string Affecting(Amendment made) =>
        made.AffectsAnswers ? "can change what is answered, says its author" : "cannot change what is answered, says its author";

    private static string Time(DateTime utc) => utc.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
}
