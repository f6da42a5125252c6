using System.Globalization;
using System.Text;

namespace VignetteLab.Benchmarks.Load;

/// <summary>The status line and those headers that tell where the body ends and where to go next.</summary>
internal sealed class AnswerHead
{
    private readonly List<string> cookies = [];

    public AnswerHead(ReadOnlySpan<byte> head)
    {
        var lines = Encoding.Latin1.GetString(head).Split("\r\n");
        Status = int.Parse(lines[0].AsSpan(9, 3), CultureInfo.InvariantCulture);
        foreach (var line in lines.AsSpan(1))
        {
            if (line.IndexOf(':') is > 0 and var colon)
                Read(line[..colon], line[(colon + 1)..].Trim());
        }
    }

    public int Status { get; }
    public string? Location { get; private set; }
    public IReadOnlyList<string> Cookies => cookies;
    public int? Length { get; private set; }
    public bool IsChunked { get; private set; }
    public bool IsLast { get; private set; }

    private void Read(string name, string value)
    {
        switch (name.ToLowerInvariant())
        {
            case "content-length": Length = int.Parse(value, CultureInfo.InvariantCulture); break;
            case "transfer-encoding": IsChunked = value == "chunked"; break;
            case "connection": IsLast = value == "close"; break;
            case "location": Location = value; break;
            case "set-cookie": cookies.Add(value); break;
        }
    }
}
