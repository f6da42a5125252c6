namespace VignetteLab.Web.Exports;

/// <summary>An Excel workbook whose rows pass from their source to its reader without being kept.</summary>
/// <param name="language">Of its texts, as in <c>"en"</c>.</param>
/// <param name="asOfUtc">The moment up to which it tells; also the only time that it bears, so that the same
/// data make the same bytes.</param>
/// <exception cref="ArgumentException">The time does not say that it is UTC.</exception>
public sealed class Workbook(string title, string language, DateTime asOfUtc)
{
    // Excel's 2^20, less the header.
    private const int mostRows = 1_048_575;

    private readonly string properties = asOfUtc.Kind == DateTimeKind.Utc
        ? WorkbookProperties.Write(title, language, asOfUtc)
        : throw new ArgumentException("The time must be in UTC.", nameof(asOfUtc));

    private readonly List<Sheet> sheets = [];

    /// <summary>The most data rows on a sheet; further rows of <c>long</c> stand on <c>long_2</c>.</summary>
    public int RowsPerSheet
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, mostRows);
            field = value;
        }
    } = mostRows;

    /// <summary>Adds a sheet after the others. The first is the one that opens.</summary>
    /// <exception cref="ArgumentException">Excel would repair the sheet, or there is one so named.</exception>
    public void Add(Sheet sheet)
    {
        sheet.Validate();
        if (sheets.Exists(other => new SheetPart(other).TableName == new SheetPart(sheet).TableName))
            throw new ArgumentException($"There is a sheet {sheet.Name} already.");

        sheets.Add(sheet);
    }

    /// <summary>Writes the workbook, once.</summary>
    /// <param name="to">Is neither sought nor closed. When this fails, what it got is no workbook.</param>
    /// <exception cref="InvalidDataException">A row does not fit the columns; tells which, never what.
    /// </exception>
    public async Task WriteAsync(Stream to, CancellationToken stop)
    {
        if (sheets.Count == 0)
            throw new InvalidOperationException("A workbook has at least one sheet.");

        await using var package = new WorkbookPackage(to);
        await package.WriteAsync(WorkbookProperties.RelationsPath, WorkbookProperties.Relations, stop);
        await package.WriteAsync(WorkbookProperties.Path, properties, stop);

        var written = await WriteRowsAsync(package, stop);
        var drawing = new WorkbookDrawing(written);
        foreach (var (path, xml) in drawing.Parts.Where(part => !IsOurs(part.Key)))
            await package.WriteAsync(path, xml, stop);

        // Last: without its types a torn file is no workbook to anybody, rather than one that lacks rows.
        var types = WorkbookProperties.Types(drawing.Parts[WorkbookProperties.TypesPath]);
        await package.WriteAsync(WorkbookProperties.TypesPath, types, stop);
        await package.CompleteAsync(stop);
    }

    private async Task<List<SheetPart>> WriteRowsAsync(WorkbookPackage package, CancellationToken stop)
    {
        var drawing = new WorkbookDrawing([.. sheets.Select(sheet => new SheetPart(sheet))]);
        var written = new List<SheetPart>();
        foreach (var (index, sheet) in sheets.Index())
        {
            var frame = drawing.Frame(index + 1);
            await using var rows = sheet.Rows.GetAsyncEnumerator(stop);
            var more = await rows.MoveNextAsync();
            for (var stretch = 1; stretch == 1 || more; stretch++)
            {
                var part = new SheetPart(sheet, stretch);
                var path = WorkbookDrawing.Path(written.Count + 1);
                await using var entry = await package.OpenAsync(path, stop);
                var writer = new SheetWriter(part, frame, entry);
                writer.Begin();
                for (; more && writer.Rows < RowsPerSheet; more = await rows.MoveNextAsync())
                {
                    stop.ThrowIfCancellationRequested();
                    writer.Add(rows.Current);
                    if (writer.IsFull)
                        await writer.FlushAsync(stop);
                }
                writer.End();
                await writer.FlushAsync(stop);
                written.Add(part with { Rows = writer.Rows });
            }
        }

        return written;
    }

    private static bool IsOurs(string path) =>
        path is WorkbookProperties.RelationsPath or WorkbookProperties.TypesPath or "docProps/app.xml"
        || path.EndsWith(".psmdcp", StringComparison.Ordinal)
        || path.StartsWith("xl/worksheets/sheet", StringComparison.Ordinal);
}
