using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace VignetteLab.Core.Tests.Studies;

/// <summary>The sentences in a piece of C#, each as the format that <see cref="Said"/> makes of it.</summary>
internal static partial class SourceSentences
{
    public static IEnumerable<string> In(string code)
    {
        code = Comment.Replace(code, "");
        for (var at = 0; at < code.Length;)
        {
            if (code[at] == '\'')
            {
                at = code.IndexOf('\'', at + (code[at + 1] == '\\' ? 3 : 2)) + 1;
            }
            else if (code[at] == '@' && code[at + 1] == '"')
            {
                at = Closing(code, at + 2) + 1;
            }
            else if (code[at] == '"' || code[at] == '$' && code[at + 1] == '"')
            {
                var sentence = Whole(code, ref at);
                if (sentence.Trim().Contains(' ', StringComparison.Ordinal) && Letters.IsMatch(sentence))
                    yield return sentence;
            }
            else
            {
                at++;
            }
        }
    }

    // Pieces that are added up are one sentence.
    private static string Whole(string code, ref int at)
    {
        var (format, places) = (new StringBuilder(), 0);
        while (true)
        {
            var isInterpolated = code[at] == '$';
            at += isInterpolated ? 2 : 1;
            at = Piece(code, at, isInterpolated, format, ref places);
            var next = Plus.Match(code, at);
            if (!next.Success)
                break;
            at = next.Index + next.Length - (next.Value.EndsWith("$\"", StringComparison.Ordinal) ? 2 : 1);
        }

        // A template of FluentValidation, or a format that is written as such.
        return places > 0 ? format.ToString() : format.ToString().Replace("{{PropertyValue}}", "{0}", StringComparison.Ordinal)
            .Replace("{{0}}", "{0}", StringComparison.Ordinal).Replace("{{1}}", "{1}", StringComparison.Ordinal);
    }

    private static int Piece(string code, int at, bool isInterpolated, StringBuilder format, ref int places)
    {
        while (code[at] != '"')
        {
            if (code[at] == '\\')
            {
                format.Append(code[at + 1] == 'n' ? '\n' : code[at + 1]);
                at += 2;
            }
            else if (isInterpolated && code[at] == '{' && code[at + 1] != '{')
            {
                format.Append(CultureInfo.InvariantCulture, $"{{{places++}}}");
                at = Hole(code, at + 1);
            }
            else if (isInterpolated && code[at] is '{' or '}')
            {
                format.Append(code, at, 2);
                at += 2;
            }
            else
            {
                format.Append(code[at] is '{' or '}' ? new string(code[at], 2) : code[at].ToString());
                at++;
            }
        }

        return at + 1;
    }

    private static int Hole(string code, int at)
    {
        for (var depth = 1; depth > 0; at++)
        {
            if (code[at] == '"')
                at = Closing(code, at + 1);
            depth += code[at] == '{' ? 1 : code[at] == '}' ? -1 : 0;
        }

        return at;
    }

    private static int Closing(string code, int at)
    {
        while (code[at] != '"')
            at += code[at] == '\\' ? 2 : 1;
        return at;
    }

    [GeneratedRegex(@"(?<=^|\s)//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment { get; }

    [GeneratedRegex(@"\G\s*\+\s*\$?""")]
    private static partial Regex Plus { get; }

    [GeneratedRegex("[a-zA-Z]{2}")]
    private static partial Regex Letters { get; }
}
