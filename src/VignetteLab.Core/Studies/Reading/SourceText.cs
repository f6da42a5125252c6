using System.Buffers;
using System.Text;

namespace VignetteLab.Core.Studies.Reading;

/// <summary>Turns bytes of unknown origin into text, or says why it cannot.</summary>
internal static class SourceText
{
    private static readonly UTF8Encoding strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly SearchValues<char> controls = SearchValues.Create(
        [.. Enumerable.Range(0, ' ').Select(code => (char)code).Except("\n\r\t"), '\uFFFE']);

    /// <summary>Decodes UTF-8; a byte-order mark is dropped.</summary>
    public static string? Read(string file, ReadOnlySpan<byte> bytes, List<Problem> problems)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        try
        {
            var text = strict.GetString(bytes);
            if (Control(text) is { } line)
            {
                problems.Add(new(file, "", line, "There is a control character here. This does not look like a text file; save it as UTF-8 text."));
                return null;
            }

            return text;
        }
        catch (DecoderFallbackException error)
        {
            var line = 1 + bytes[..Math.Min(Math.Max(error.Index, 0), bytes.Length)].Count((byte)'\n');
            problems.Add(new(file, "", line, "This is not UTF-8 text. Save the file with the encoding UTF-8."));
            return null;
        }
    }

    /// <summary>Form C with LF line ends, so that a study has one fingerprint whoever typed it.</summary>
    public static string Normal(string text) => text.ReplaceLineEndings("\n").Normalize(NormalizationForm.FormC);

    /// <summary>Whether there is a character that no text should hold.</summary>
    public static bool HasControl(string text) => Control(text) is not null;

    private static int? Control(string text)
    {
        // U+FFFE is no character, and normalising it throws.
        var at = text.AsSpan().IndexOfAny(controls);
        return at < 0 ? null : 1 + text.AsSpan(0, at).Count('\n');
    }
}
