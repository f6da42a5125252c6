using System.Globalization;
using VignetteLab.Core;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Tables;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;

namespace VignetteLab.Web.Exports;

/// <summary>The sheets that say what the data sheets hold.</summary>
internal sealed partial class DescribingSheets(KeptVersion version, Mode mode, string language)
{
    private readonly Study study = version.Study.Study;
    private readonly Codebook codebook = new(version.Study);

    /// <summary>Every vignette in every language, the excluded ones last.</summary>
    public Sheet Vignettes() => new(
        "vignettes",
        [
            new("vignette", ColumnType.Text, 30), new("arms", ColumnType.Text, 30), new("language", ColumnType.Text, 10),
            .. study.Factors.Select(factor => new Column(factor.Name, ColumnType.Number, 10)),
            new("text", ColumnType.Text, 100), new("words", ColumnType.Number, 8), new("characters", ColumnType.Number, 11),
            new("sha256", ColumnType.Text, 66), new("excluded", ColumnType.Number, 10), new("reason", ColumnType.Text, 40),
        ],
        version.Study.Wordings.Concat(version.Study.Excluded).Select(wording => (Cell[])
        [
            wording.Vignette.Name, string.Join(' ', ShownBy(wording.Vignette)), wording.Language,
            .. codebook.LevelCodes(null, wording.Vignette).Select(code => (Cell)code),
            wording.Words.PlainText, wording.Words.WordCount, wording.Words.PlainText.Length, wording.Hash,
            Exclusion(wording.Vignette) is null ? 0 : 1, Exclusion(wording.Vignette)?.Reason.In(language),
        ]));

    /// <summary>Which vignettes make which deck; one row for each place of a vignette in a deck.</summary>
    public Sheet Decks() => new(
        "decks",
        [
            new("arm", ColumnType.Number, 8), new("arm_name", ColumnType.Text, 30), new("deck", ColumnType.Number, 8),
            new("place", ColumnType.Number, 8), new("vignette", ColumnType.Text, 40), new("order", ColumnType.Text, 12),
        ],
        version.Study.Arms.SelectMany(arm => arm.Vignettes.Index().Select(place => (Cell[])
        [
            arm.Code, arm.Name, arm.Deck, place.Index + 1, place.Item.Name, Declaration.NameOf(arm.Order),
        ])));

    /// <summary>What an outsider needs to draw every line of the ledger again.</summary>
    public Sheet Declared(KeyRecord? key, IEnumerable<ArmChange> changes, IEnumerable<MarkedResponse> marks) => new(
        "declaration",
        [new("what", ColumnType.Text, 14), new("name", ColumnType.Text, 30), new("value", ColumnType.Text, 100)],
        Declaration.Of(version.Study, mode, key?.Commitment ?? "", key is { RevealedUtc: not null } ? new(key.Key) : null, [.. changes.Select(change => change.Switched())],
            [.. marks.Reverse().Select(mark => (mark.Respondent, mark.Mark.AtUtc, mark.Mark.Counts))])
            .Select(row => (Cell[])[row.What, row.Name, row.Value]));

    /// <summary>One row for each variable of each sheet but its own.</summary>
    public static Sheet Codebook(IReadOnlyList<(string Sheet, IReadOnlyList<Variable> Variables)> sheets) => new(
        "codebook",
        [
            new("name", ColumnType.Text, 22), new("sheet", ColumnType.Text, 14), new("type", ColumnType.Text, 8),
            new("measure", ColumnType.Text, 11), new("label_da", ColumnType.Text, 60), new("label_en", ColumnType.Text, 60),
            new("unit_da", ColumnType.Text, 14), new("unit_en", ColumnType.Text, 14), new("value_set", ColumnType.Text, 18),
            new("min", ColumnType.Number, 8), new("max", ColumnType.Number, 8), new("reversed", ColumnType.Number, 10),
            new("missing", ColumnType.Text, 40), new("shown_if", ColumnType.Text, 40), new("rule_da", ColumnType.Text, 60), new("rule_en", ColumnType.Text, 60),
        ],
        sheets.SelectMany(sheet => sheet.Variables.Select(variable => (Cell[])
        [
            variable.Name, sheet.Sheet, variable.Type.ToString().ToLowerInvariant(), variable.Measure,
            Word(variable.Label, "da"), Word(variable.Label, "en"), Word(variable.Unit, "da"), Word(variable.Unit, "en"),
            variable.ValueSet, variable.Min, variable.Max, variable.Reversed ? 1 : 0,
            string.Join(", ", variable.Missing.Select(reason => reason.Name())), variable.ShownIf,
            Word(variable.Rule, "da"), Word(variable.Rule, "en"),
        ])));

    /// <summary>One row for each code of each set of values, missing reasons among them.</summary>
    public static Sheet ValueLabels(IEnumerable<Variable> variables) => new(
        "value_labels",
        [
            new("set", ColumnType.Text, 22), new("code", ColumnType.Number, 8), new("name", ColumnType.Text, 26),
            new("label_da", ColumnType.Text, 60), new("label_en", ColumnType.Text, 60),
        ],
        variables.Where(variable => variable.ValueSet is not null).DistinctBy(variable => variable.ValueSet)
            .SelectMany(variable => variable.Values.Select(value => (Set: variable.ValueSet!, Value: value)))
            .Concat(MissingLabels.All.Select(reason => (Set: "missing", Value: reason)))
            .Select(row => (Cell[])
            [
                row.Set, row.Value.Code, row.Value.Name, Word(row.Value.Label, "da"), Word(row.Value.Label, "en"),
            ]));

    /// <summary>One row for each arm: what was planned and what came of it.</summary>
    public Sheet Design(Progress progress)
    {
        var total = version.Study.Arms.Sum(Share);
        return new(
            "design",
            [
                new("arm", ColumnType.Number, 8), new("arm_name", ColumnType.Text, 22), new("deck", ColumnType.Number, 8),
                .. study.Factors.Select(factor => new Column(factor.Name, ColumnType.Number, 10)),
                new("control", ColumnType.Number, 9), new("label_da", ColumnType.Text, 44), new("label_en", ColumnType.Text, 44),
                new("share", ColumnType.Number, 8), new("probability", ColumnType.Number, 12),
                new("weight", ColumnType.Number, 8), new("allocated", ColumnType.Number, 11), new("completed", ColumnType.Number, 11),
            ],
            version.Study.Arms.Select(arm =>
            {
                var (allocated, finished) = progress.Arms.GetValueOrDefault(arm.Name);
                return (Cell[])
                [
                    arm.Code, arm.Name, arm.Deck == 0 ? Cell.Empty : arm.Deck, .. codebook.LevelCodes(arm, null).Select(code => (Cell)code),
                    arm.IsControl ? 1 : 0,
                    Word(arm.Label, "da"), Word(arm.Label, "en"), Share(arm), (double)Share(arm) / total,
                    (double)total / Share(arm), allocated, finished,
                ];
            }));
    }

    private IEnumerable<string> ShownBy(Core.Vignettes.Vignette vignette) =>
        version.Study.Arms.Where(arm => arm.Vignettes.Contains(vignette)).Select(arm => arm.Name);

    private Core.Vignettes.Exclusion? Exclusion(Core.Vignettes.Vignette vignette) =>
        study.Exclusions.FirstOrDefault(exclusion => Core.Vignettes.Universe.Excludes(exclusion, vignette.Levels));

    private int Share(Core.Vignettes.Arm arm) => study.Allocation.Shares.GetValueOrDefault(arm.Name, 1);

    private static string? Word(LocalText? text, string language) => text?.Words.GetValueOrDefault(language);

    private static string Said(double number) => number.ToString(CultureInfo.InvariantCulture);
}
