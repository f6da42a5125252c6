using System.Text.RegularExpressions;

namespace VignetteLab.Core.Studies;

/// <summary>
/// Earlier answers within the words of a page, as in <c>{item:role|your job}</c>: an item on an earlier page, and the words for
/// those who did not answer it.
/// </summary>
/// <remarks>
/// The colon keeps it apart from a vignette's holes. An answer is put in as text, once: what looks like a hole in it stays what it
/// is, and whoever shows the words encodes them last.
/// </remarks>
public static partial class Piping
{
    /// <summary>The longest words of a respondent that can be put into others, in characters.</summary>
    public const int MaxLength = 200;

    /// <summary>Whether an answer stands in the words in any language.</summary>
    public static bool IsIn(LocalText? words) => words?.Words.Values.Any(Pipe.IsMatch) == true;

    /// <summary>The items whose answers stand in a text.</summary>
    public static IEnumerable<string> Items(string text) => Pipe.Matches(text).Select(pipe => pipe.Groups["item"].Value);

    /// <summary>What begins like such a place and is none, as in <c>{item:role}</c>.</summary>
    public static IEnumerable<string> Broken(string text) =>
        Begun.Matches(text).Select(begun => begun.Value).Where(begun => !Pipe.IsMatch(begun));

    /// <summary>The text with the answers in it.</summary>
    /// <param name="text">A page's words in one language.</param>
    /// <param name="said">Item to its answer in words of that language; <c>null</c> where there is none.</param>
    public static string Fill(string text, Func<string, string?> said) => Pipe.Replace(text, pipe =>
        said(pipe.Groups["item"].Value) is { Length: > 0 } answer ? OneLine.Replace(answer, " ") : pipe.Groups["else"].Value);

    [GeneratedRegex(@"\{item:(?<item>[a-z][a-z0-9_]*)\|(?<else>[^{}|]+)\}", RegexOptions.NonBacktracking)]
    private static partial Regex Pipe { get; }

    [GeneratedRegex(@"\{\s*item\s*:[^{}]*\}?", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Begun { get; }

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex OneLine { get; }
}
