using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace VignetteLab.Core;

/// <summary>A sentence with values in it, kept apart from them so that it can be said in another language.</summary>
/// <remarks>
/// An interpolated string becomes one where one is wanted: <c>$"{count} arms."</c> has the format <c>{0} arms.</c> and one value.
/// Two are equal that read the same.
/// </remarks>
[InterpolatedStringHandler]
public sealed class Said : IEquatable<Said>
{
    private readonly StringBuilder format;
    private readonly List<object?> values;
    private string? text;

    /// <summary>Begins a sentence; the compiler does that.</summary>
    public Said(int literalLength, int formattedCount) =>
        (format, values) = (new(literalLength + 3 * formattedCount), new(formattedCount));

    private Said(string format, IEnumerable<object?> values) => (this.format, this.values) = (new(format), [.. values]);

    /// <summary>The sentence with a numbered place for each value, as <see cref="string.Format(string, object[])"/> takes it.</summary>
    public string Format => format.ToString();

    /// <summary>What fills the places; those that are sentences themselves are said in the same language.</summary>
    public IReadOnlyList<object?> Values => values;

    /// <summary>Words without values.</summary>
    public static implicit operator Said(string words) => FromString(words);

    /// <summary>Words without values.</summary>
    public static Said FromString(string words) => new(Escaped(words), []);

    /// <summary>A format and its values.</summary>
    public static Said Of(string format, params object?[] values) => new(format, values);

    /// <summary>Adds words.</summary>
    public void AppendLiteral(string value) => format.Append(Escaped(value));

    /// <summary>Adds a value.</summary>
    public void AppendFormatted<T>(T value)
    {
        format.Append(CultureInfo.InvariantCulture, $"{{{values.Count}}}");
        values.Add(value);
    }

    /// <summary>The sentence in another language.</summary>
    /// <param name="words">English format to that of the language.</param>
    /// <param name="culture">How the language writes numbers.</param>
    public string In(Func<string, string> words, CultureInfo culture) => string.Format(
        culture, words(Format), [.. values.Select(value => value is Said said ? said.In(words, culture) : value)]);

    /// <summary>The sentence in English.</summary>
    public override string ToString() => text ??= In(format => format, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public bool Equals(Said? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Said);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    private static string Escaped(string words) =>
        words.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
