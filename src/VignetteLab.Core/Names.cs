using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace VignetteLab.Core;

/// <summary>What may be called how, so that SPSS, Stata, R and Excel all take it as it is.</summary>
/// <remarks>
/// Stata takes 32 characters, SPSS 64 bytes and no name that ends in <c>_</c>; both and R keep words for themselves.
/// </remarks>
public static partial class Names
{
    /// <summary>The most characters of a name: Stata's limit.</summary>
    public const int MaxLength = 32;

    private static readonly FrozenSet<string> reserved = new[]
    {
        // SPSS
        "all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with",
        // Stata
        "byte", "double", "float", "if", "in", "int", "long", "strl", "using",
        // R
        "break", "else", "false", "for", "function", "inf", "na", "nan", "next", "null", "repeat", "true", "while",
    }.ToFrozenSet();

    /// <summary>Whether <paramref name="name"/> is lower-case ASCII, begins with a letter and fits.</summary>
    public static bool IsName(string name) => name.Length <= MaxLength && Name.IsMatch(name);

    /// <summary>Whether SPSS, Stata or R keeps the word for itself, as in <c>with</c> or Stata's <c>str12</c>.</summary>
    public static bool IsReserved(string name) => reserved.Contains(name) || StataString.IsMatch(name);

    /// <summary>Whether <paramref name="name"/> can be the address of a study, as in <c>/s/hiring-2</c>.</summary>
    public static bool IsAddress(string name) => name.Length <= 60 && Address.IsMatch(name);

    [GeneratedRegex(@"^[a-z]([a-z0-9_]*[a-z0-9])?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Name { get; }

    [GeneratedRegex(@"^[a-z][a-z0-9]*(-[a-z0-9]+)*\z", RegexOptions.NonBacktracking)]
    private static partial Regex Address { get; }

    [GeneratedRegex(@"^str[0-9]+\z", RegexOptions.NonBacktracking)]
    private static partial Regex StataString { get; }
}
