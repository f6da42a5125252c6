using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace VignetteLab.Web.Exports;

/// <summary>Writes the data rows of one sheet as UTF-8, inside its frame.</summary>
internal sealed class SheetWriter(SheetPart part, SheetFrame frame, Stream to)
{
    private const int full = 64 * 1024;

    /// <summary>1900-03-01, before which spreadsheets disagree about the calendar.</summary>
    private static readonly DateTime first = new(1900, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly ArrayBufferWriter<byte> buffer = new(2 * full);
    private readonly byte[] rowNumber = new byte[10];
    private readonly byte[][] starts =
        [.. part.Sheet.Columns.Select((_, index) => Bytes($"<c r=\"{SheetPart.Letters(index + 1)}"))];
    private readonly byte[] text = Bytes($""" s="{frame.Text}" t="inlineStr"><is><t xml:space="preserve">""");
    private readonly byte[] quoted = Bytes($""" s="{frame.Quoted}" t="inlineStr"><is><t xml:space="preserve">""");
    private readonly byte[] number = Bytes($""" s="{frame.Number}"><v>""");
    private readonly byte[] time = Bytes($""" s="{frame.Time}"><v>""");

    /// <summary>How many data rows were written.</summary>
    public int Rows { get; private set; }

    public bool IsFull => buffer.WrittenCount >= full;

    private IReadOnlyList<Column> Columns => part.Sheet.Columns;

    public void Begin() => Encoding.UTF8.GetBytes(frame.Head, buffer);

    public void End() => Encoding.UTF8.GetBytes(frame.Tail, buffer);

    public void Add(IReadOnlyList<Cell> row)
    {
        Rows++;
        if (row.Count != Columns.Count)
            throw new InvalidDataException($"{Place()} has {row.Count} cells for {Columns.Count} columns.");

        Utf8Formatter.TryFormat(Rows + 1, rowNumber, out var digits);
        buffer.Write("<row r=\""u8);
        buffer.Write(rowNumber.AsSpan(0, digits));
        buffer.Write("\">"u8);
        for (var index = 0; index < row.Count; index++)
        {
            var cell = row[index];
            if (cell.Type is { } type)
                Add(cell, type, index, digits);
        }
        buffer.Write("</row>"u8);
    }

    public async ValueTask FlushAsync(CancellationToken stop)
    {
        await to.WriteAsync(buffer.WrittenMemory, stop);
        buffer.ResetWrittenCount();
    }

    private void Add(Cell cell, ColumnType type, int index, int digits)
    {
        if (type != Columns[index].Type)
            throw Refusal(index, $"is a {type} where the column has the type {Columns[index].Type}");

        buffer.Write(starts[index]);
        buffer.Write(rowNumber.AsSpan(0, digits));
        buffer.Write("\""u8);
        switch (type)
        {
            case ColumnType.Text when cell.Text.Length > SheetText.MostCharacters:
                throw Refusal(index, $"has {cell.Text.Length} characters of at most {SheetText.MostCharacters}");
            case ColumnType.Text:
                buffer.Write(SheetText.CouldBeReadOtherwise(cell.Text) ? quoted : text);
                SheetText.Write(cell.Text, buffer);
                buffer.Write("</t></is></c>"u8);
                break;
            case ColumnType.Number when !double.IsFinite(cell.Number):
                throw Refusal(index, "is no finite number");
            case ColumnType.Number:
                AddNumber(number, cell.Number);
                break;
            case ColumnType.Time when cell.Time.Kind != DateTimeKind.Utc || cell.Time < first:
                throw Refusal(index, "is no time in UTC since 1900-03-01");
            default:
                AddNumber(time, cell.Time.ToOADate());
                break;
        }
    }

    private void AddNumber(byte[] start, double value)
    {
        buffer.Write(start);
        // Shortest form that reads back as the same number, whatever the culture.
        Utf8Formatter.TryFormat(value, buffer.GetSpan(32), out var written);
        buffer.Advance(written);
        buffer.Write("</v></c>"u8);
    }

    // Never quotes the value: errors end in logs, and answers do not.
    private InvalidDataException Refusal(int index, string reason) =>
        new($"{Place()}, column {Columns[index].Name}, {reason}.");

    private string Place() => $"Sheet {part.Name}, row {Rows + 1}";

    private static byte[] Bytes(FormattableString xml) =>
        Encoding.UTF8.GetBytes(FormattableString.Invariant(xml));
}
