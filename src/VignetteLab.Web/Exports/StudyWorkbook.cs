using System.Globalization;
using System.Runtime.CompilerServices;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Tables;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;

namespace VignetteLab.Web.Exports;

/// <summary>A study's data as one workbook that needs no explanation.</summary>
public static class StudyWorkbook
{
    /// <summary>The name of a download, as in <c>vignettelab_hiring_v1_20261121T2340Z.xlsx</c>.</summary>
    public static string FileName(Snapshot snapshot, KeptVersion version, Progress progress, bool masked = false) => string.Create(
        CultureInfo.InvariantCulture,
        $"vignettelab_{snapshot.Study.Name}_{(snapshot.Mode == Mode.Live ? "" : snapshot.Mode.Name() + "_")}{(masked ? "masked_" : "")}v{version.Number}_{AsOf(snapshot, progress):yyyyMMddTHHmm}Z.xlsx");

    /// <summary>Writes the workbook; the same data give the same bytes.</summary>
    public static Task WriteAsync(Snapshot snapshot, Stream to, CancellationToken stop) =>
        WriteAsync(snapshot, masked: false, to, stop);

    /// <summary>Likewise; masked, without what tells who was allocated to what, or in which order.</summary>
    public static async Task WriteAsync(Snapshot snapshot, bool masked, Stream to, CancellationToken stop)
    {
        var version = await snapshot.VersionAsync(stop);
        var progress = await snapshot.ProgressAsync(stop);
        var key = await snapshot.KeyAsync(stop);
        var study = version.Study.Study;
        var language = study.Languages.Contains("en") ? "en" : study.Languages[0];
        var longTable = new LongTable(version.Study, language, masked);
        var wideTable = new WideTable(version.Study, masked);
        var describing = new DescribingSheets(version, snapshot.Mode, language);
        var counts = await CountAsync(snapshot, stop);

        var book = new Workbook(study.Title.In(language), language, AsOf(snapshot, progress));
        var allocation = masked ? [] : AllocationSheets(
            describing, snapshot, version, progress, key, await snapshot.ArmChangesAsync(stop), await snapshot.MarksAsync(int.MaxValue, stop), stop);
        Sheet[] described =
        [
            describing.Readme(progress, counts, key, snapshot.Study, await snapshot.UnmaskedAsync(stop), await snapshot.AmendmentsAsync(stop), masked),
            .. masked ? [] : (Sheet[])[describing.Vignettes()],
            DescribingSheets.ValueLabels([.. longTable.Variables, .. wideTable.Variables]),
            .. allocation,
        ];
        var factors = new Codebook(version.Study, masked).Factors;
        book.Add(described[0]);
        book.Add(Data("long", longTable.Variables, longTable.Write, ResponsesAsync, stop));
        book.Add(Data("wide", wideTable.Variables, wideTable.Write, ResponsesAsync, stop));
        if (!masked)
            book.Add(described[1]);
        book.Add(DescribingSheets.Codebook(
        [
            ("long", longTable.Variables), ("wide", wideTable.Variables),
            .. described.Select(sheet => (sheet.Name, SheetColumns.Of(sheet, factors))),
        ]));
        foreach (var sheet in described.Skip(masked ? 1 : 2))
            book.Add(sheet);
        await book.WriteAsync(to, stop);

        IAsyncEnumerable<Response> ResponsesAsync(CancellationToken stop) =>
            masked ? snapshot.ShuffledResponsesAsync(stop) : snapshot.ResponsesAsync(stop);
    }

    private static Sheet[] AllocationSheets(
        DescribingSheets describing, Snapshot snapshot, KeptVersion version, Progress progress, KeyRecord? key,
        IReadOnlyList<ArmChange> changes, IReadOnlyList<MarkedResponse> marks, CancellationToken stop) =>
    [
        describing.Design(progress),
        .. version.Study.Positions > 0 ? (Sheet[])[describing.Decks()] : [],
        new("allocation", AllocationRows.Columns, AllocationRows.OfAsync(snapshot.LedgerAsync(stop), version.Study, key)),
        describing.Declared(key, changes, marks),
    ];

    // The data's own time, not the clock's: a file says what it holds, and the same data make the same file.
    private static DateTime AsOf(Snapshot snapshot, Progress progress) => progress.LastUtc ?? snapshot.Study.CreatedUtc;

    private static async Task<IReadOnlyDictionary<string, int>> CountAsync(Snapshot snapshot, CancellationToken stop)
    {
        var counts = new Dictionary<string, int>();
        await foreach (var response in snapshot.ResponsesAsync(stop))
        {
            var status = DescribingSheets.CountedAs(response);
            counts[status] = counts.GetValueOrDefault(status) + 1;
        }

        return counts;
    }

    private static Sheet Data(
        string name, IReadOnlyList<Variable> variables, Action<Response, IRowWriter> write,
        Func<CancellationToken, IAsyncEnumerable<Response>> responses, CancellationToken stop)
    {
        return new(name, [.. variables.Select(Of)], RowsAsync(stop));

        async IAsyncEnumerable<IReadOnlyList<Cell>> RowsAsync([EnumeratorCancellation] CancellationToken stop)
        {
            var rows = new CellRows();
            await foreach (var response in responses(stop))
            {
                write(response, rows);
                foreach (var row in rows.Finished)
                    yield return row;
                rows.Finished.Clear();
            }
        }
    }

    private static Column Of(Variable variable) => new(
        variable.Name,
        variable.Type switch
        {
            CellType.Text => ColumnType.Text,
            CellType.Number => ColumnType.Number,
            _ => ColumnType.Time,
        },
        variable switch
        {
            { Name: "respondent" } => 34,
            { Name: "vignette_text" } => 60,
            { Type: CellType.Time } => 20,
            _ => Math.Clamp(variable.Name.Length + 4, 10, 24),
        });
}
