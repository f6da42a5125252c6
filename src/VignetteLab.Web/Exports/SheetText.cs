using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace VignetteLab.Web.Exports;

/// <summary>How a text is written into a sheet so that it stays that text.</summary>
internal static partial class SheetText
{
    /// <summary>The most characters, in UTF-16, that a cell holds.</summary>
    public const int MostCharacters = 32_767;

    // A leading apostrophe is taken for the mark of a text and lost; Japanese editors read the wide signs too.
    private static readonly SearchValues<char> risky = SearchValues.Create("=+-@\t\r'＝＋－＠");

    private static readonly SearchValues<char> special = SearchValues.Create(
        [.. "&<>\r_\uFFFE\uFFFF", .. Enumerable.Range(0, 0x20).Select(code => (char)code).Except("\t\n\r")]);

    private static readonly string[] truths = ["true", "false", "sand", "falsk"];

    /// <summary>Whether somebody who edits the cell and changes nothing could turn it into a formula, a
    /// number, a date or a truth value.</summary>
    /// <remarks>Any short text with a digit counts: MAR1 is an English date, 3. maj a Danish one.</remarks>
    public static bool CouldBeReadOtherwise(string text) =>
        risky.Contains(text[0])
        || (text.Length <= 32 && text.AsSpan().ContainsAnyInRange('0', '9'))
        || truths.Contains(text, StringComparer.OrdinalIgnoreCase);

    /// <summary>Writes the text as XML; what XML cannot hold becomes U+FFFD.</summary>
    public static void Write(ReadOnlySpan<char> text, IBufferWriter<byte> to)
    {
        for (var next = text.IndexOfAny(special); next >= 0; next = text.IndexOfAny(special))
        {
            // The encoder itself puts U+FFFD for half a surrogate pair.
            Encoding.UTF8.GetBytes(text[..next], to);
            to.Write(Escape(text[next..]));
            text = text[(next + 1)..];
        }
        Encoding.UTF8.GetBytes(text, to);
    }

    private static ReadOnlySpan<byte> Escape(ReadOnlySpan<char> text) => text[0] switch
    {
        '&' => "&amp;"u8,
        '<' => "&lt;"u8,
        '>' => "&gt;"u8,
        // Bare, it would be read as a line feed.
        '\r' => "&#13;"u8,
        // Spreadsheets read _x0041_ as A.
        '_' => Coded.IsMatch(text[..Math.Min(7, text.Length)]) ? "_x005F_"u8 : "_"u8,
        _ => "\uFFFD"u8,
    };

    [GeneratedRegex(@"\A_x[0-9A-Fa-f]{4}_\z")]
    private static partial Regex Coded { get; }
}
