using System.Collections;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using VignetteLab.Core.Studies.Reading;

namespace VignetteLab.Core.Studies;

/// <summary>The one way to write a study, so that the same study has the same bytes.</summary>
/// <remarks>
/// RFC 8785: members sorted by UTF-16 code units, no white space, the shortest escapes. Members equal to their default are
/// left out; text is form C with LF line ends since it was read so.
/// </remarks>
public static class CanonicalJson
{
    /// <summary>The study as canonical JSON, texts inlined.</summary>
    public static string Write(Study study) => Write(study, _ => true);

    /// <summary>Likewise, with words in some languages only.</summary>
    internal static string Write(Study study, IReadOnlyCollection<string> languages) => Write(study with
    {
        Points = study.Points.ToDictionary(points => points.Key, points => (IReadOnlyDictionary<string, IReadOnlyList<string>>)
            points.Value.Where(labels => languages.Contains(labels.Key)).ToDictionary()),
    }, word => languages.Contains(word));

    /// <summary>Canonical JSON with line breaks and two spaces for each step in, for people and for line-by-line comparison; says the same.</summary>
    /// <param name="canonical">Canonical JSON.</param>
    public static string Indented(string canonical)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            using var document = JsonDocument.Parse(canonical);
            document.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    /// <summary>SHA-256 of the canonical JSON's UTF-8 bytes, in lower-case hexadecimal.</summary>
    public static string Fingerprint(string canonical) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));

    /// <summary>A text as canonical JSON writes it.</summary>
    internal static string Quoted(string text)
    {
        var json = new StringBuilder();
        Text(json, text);
        return json.ToString();
    }

    private static string Write(Study study, Func<string, bool> isSpoken)
    {
        var json = new StringBuilder();
        Value(json, study, isSpoken);
        return json.ToString();
    }

    private static void Value(StringBuilder json, object value, Func<string, bool>? isSpoken = null)
    {
        switch (value)
        {
            case string text:
                Text(json, text);
                break;
            case bool truth:
                json.Append(truth ? "true" : "false");
                break;
            case int number:
                json.Append(number.ToString(CultureInfo.InvariantCulture));
                break;
            case Enum choice:
                Text(json, Shape.Snake(choice.ToString()));
                break;
            case LocalText words:
                Object(json, words.Words.Where(word => isSpoken?.Invoke(word.Key) != false).Select(word => (word.Key, (object)word.Value)), isSpoken);
                break;
            case IDictionary dictionary:
                Object(json, dictionary.Keys.Cast<string>().Select(key => (key, dictionary[key]!)), isSpoken);
                break;
            case IEnumerable list:
                List(json, list, isSpoken);
                break;
            default:
                Object(json, Members(value), isSpoken);
                break;
        }
    }

    private static IEnumerable<(string, object)> Members(object record)
    {
        var type = record.GetType();
        if (Shape.KindOf(type) is { } kind)
            yield return ("kind", kind);
        var untouched = Activator.CreateInstance(type)!;
        foreach (var member in Shape.Members(type))
        {
            var value = member.Property.GetValue(record);
            if (value is not null && (member.Required || !Same(value, member.Property.GetValue(untouched))))
                yield return (member.Name, value);
        }
    }

    private static bool Same(object value, object? other)
    {
        if (other is null)
            return false;
        var (one, two) = (new StringBuilder(), new StringBuilder());
        Value(one, value);
        Value(two, other);
        return one.Equals(two);
    }

    private static void Object(StringBuilder json, IEnumerable<(string Name, object Value)> members, Func<string, bool>? isSpoken)
    {
        json.Append('{');
        foreach (var (index, (name, value)) in members.OrderBy(member => member.Name, StringComparer.Ordinal).Index())
        {
            if (index > 0)
                json.Append(',');
            Text(json, name);
            json.Append(':');
            Value(json, value, isSpoken);
        }

        json.Append('}');
    }

    private static void List(StringBuilder json, IEnumerable list, Func<string, bool>? isSpoken)
    {
        json.Append('[');
        foreach (var (index, value) in list.Cast<object>().Index())
        {
            if (index > 0)
                json.Append(',');
            Value(json, value, isSpoken);
        }

        json.Append(']');
    }

    private static void Text(StringBuilder json, string text)
    {
        json.Append('"');
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '"' => json.Append("\\\""),
                '\\' => json.Append("\\\\"),
                '\b' => json.Append("\\b"),
                '\f' => json.Append("\\f"),
                '\n' => json.Append("\\n"),
                '\r' => json.Append("\\r"),
                '\t' => json.Append("\\t"),
                < ' ' => json.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => json.Append(letter),
            };
        }

        json.Append('"');
    }
}
