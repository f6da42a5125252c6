using System.Buffers;
using System.Net;

namespace VignetteLab.Benchmarks.Load;

/// <summary>A tag as it stands in the page; the name of a closing tag begins with a slash.</summary>
internal readonly ref struct Tag(ReadOnlySpan<char> name, ReadOnlySpan<char> inside)
{
    private static readonly SearchValues<char> afterKey = SearchValues.Create(" \t\r\n=/");

    private readonly ReadOnlySpan<char> name = name;
    private readonly ReadOnlySpan<char> inside = inside;

    /// <summary>An attribute's value: empty when it has none, null when it is not there.</summary>
    public string? this[string attribute]
    {
        get
        {
            var left = inside;
            while (Next(ref left, out var key, out var value))
            {
                if (key.Equals(attribute, StringComparison.OrdinalIgnoreCase))
                    return value.Contains('&') ? WebUtility.HtmlDecode(value.ToString()) : value.ToString();
            }

            return null;
        }
    }

    public bool Is(string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static bool Next(
        ref ReadOnlySpan<char> left, out ReadOnlySpan<char> key, out ReadOnlySpan<char> value)
    {
        left = left.TrimStart(" \t\r\n/");
        var keyEnd = left.IndexOfAny(afterKey);
        key = keyEnd < 0 ? left : left[..keyEnd];
        left = left[key.Length..];
        value = "";

        var after = left.TrimStart();
        if (!after.StartsWith("="))
            return !key.IsEmpty;

        left = after[1..].TrimStart();
        var isQuoted = left is ['"' or '\'', ..];
        var valueEnd = isQuoted ? left[1..].IndexOf(left[0]) + 1 : left.IndexOfAny(" \t\r\n");
        if (valueEnd <= 0)
            valueEnd = left.Length;
        value = isQuoted ? left[1..valueEnd] : left[..valueEnd];
        left = left[Math.Min(left.Length, valueEnd + (isQuoted ? 1 : 0))..];
        return true;
    }
}
