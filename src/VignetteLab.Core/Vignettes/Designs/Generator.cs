using System.Globalization;
using System.Text.RegularExpressions;

namespace VignetteLab.Core.Vignettes.Designs;

/// <summary>A factor and the power it stands in, 1 or 2.</summary>
/// <param name="Factor">Its index, from 0.</param>
/// <param name="Power">Two is for factors with three levels: it swaps their last two.</param>
public readonly record struct Term(int Factor, int Power);

/// <summary>How a fraction makes one factor's levels from those of others, as in <c>d = a*b*c</c>.</summary>
/// <param name="Factor">The index of the factor that is made.</param>
/// <param name="Terms">The factors that make it, as written.</param>
/// <param name="IsNegative">Whether the product changes sign: the other half (two levels only).</param>
public sealed partial record Generator(int Factor, IReadOnlyList<Term> Terms, bool IsNegative)
{
    /// <summary>
    /// Reads a generator: <c>d = a*b*c</c>, <c>d = -a*b</c> for the other half, and <c>d = a*b^2</c> for factors with
    /// three levels.
    /// </summary>
    /// <param name="names">The factors' names, in factor order.</param>
    /// <exception cref="UnreadableException">It is not written so, or a name is unknown or stands twice in the product.</exception>
    public static Generator Parse(string text, IReadOnlyList<string> names)
    {
        if (text.Split('=', StringSplitOptions.TrimEntries) is not [var left, var right] || right.Length == 0)
        {
            throw new UnreadableException(
                $"“{text}” is not a generator; write the factor that is made, =, and the factors that make it, as in d = a*b*c.");
        }

        var factor = FactorNames.Find(left, text, names);
        var isNegative = right[0] == '-';
        var terms = right[(isNegative ? 1 : 0)..].Split('*', StringSplitOptions.TrimEntries)
            .Select(term => ReadTerm(term, text, names)).ToArray();
        foreach (var term in terms)
        {
            if (terms.Count(other => other.Factor == term.Factor) > 1)
                throw new UnreadableException($"“{text}” has the factor “{names[term.Factor]}” twice on its right; write it once.");
        }

        return new(factor, terms, isNegative);
    }

    /// <summary>As researchers write it: <c>d = a*b*c</c>.</summary>
    /// <param name="names">The factors' names, in factor order.</param>
    public string ToString(IReadOnlyList<string> names) =>
        $"{names[Factor]} = {(IsNegative ? "-" : "")}{Product(Terms, names)}";

    /// <summary>a*b^2.</summary>
    internal static string Product(IEnumerable<Term> terms, IReadOnlyList<string> names) => string.Join(
        '*', terms.Select(term => term.Power == 1 ? names[term.Factor] : $"{names[term.Factor]}^{term.Power}"));

    private static Term ReadTerm(string term, string text, IReadOnlyList<string> names)
    {
        var match = Powered.Match(term);
        if (!match.Success)
            return new(FactorNames.Find(term, text, names), 1);

        var power = match.Groups["power"].Value;
        return power is "1" or "2"
            ? new(FactorNames.Find(match.Groups["name"].Value, text, names), int.Parse(power, CultureInfo.InvariantCulture))
            : throw new UnreadableException($"“{text}” has the power {power}; only 1 and 2 mean anything.");
    }

    [GeneratedRegex(@"^(?<name>.*?)\s*\^\s*(?<power>[0-9]*)\z", RegexOptions.NonBacktracking)]
    private static partial Regex Powered { get; }
}
