namespace VignetteLab.Benchmarks.Load;

/// <summary>The tags of a page in one forward scan; comments, scripts and styles are passed over.</summary>
/// <remarks>Enough of HTML for pages that a server wrote, and cheap, as the cores are shared.</remarks>
internal ref struct Tags(ReadOnlySpan<char> html)
{
    private ReadOnlySpan<char> rest = html;

    public Tag Current { get; private set; }

    public readonly Tags GetEnumerator() => this;

    public bool MoveNext()
    {
        while (rest.IndexOf('<') is >= 0 and var open)
        {
            rest = rest[(open + 1)..];
            if (rest.StartsWith("!--"))
            {
                SkipTo("-->");
                continue;
            }

            var name = Name(rest);
            if (name.IsEmpty)
                continue;
            var end = End(rest);
            Current = new Tag(name, rest[name.Length..end]);
            rest = rest[end..];
            if (Current.Is("script") || Current.Is("style"))
                SkipTo($"</{name}");
            return true;
        }

        return false;
    }

    private static ReadOnlySpan<char> Name(ReadOnlySpan<char> text)
    {
        var length = text is ['/', ..] ? 1 : 0;
        while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] == '-'))
            length++;
        return text[..length];
    }

    // A quoted value may hold the sign that ends a tag.
    private static int End(ReadOnlySpan<char> text)
    {
        var at = 0;
        while (text[at..].IndexOfAny('>', '"', '\'') is >= 0 and var found)
        {
            at += found;
            if (text[at] == '>')
                return at;
            var closing = text[(at + 1)..].IndexOf(text[at]);
            if (closing < 0)
                break;
            at += closing + 2;
        }

        return text.Length;
    }

    private void SkipTo(string mark)
    {
        var at = rest.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
        rest = at < 0 ? [] : rest[at..];
    }
}
