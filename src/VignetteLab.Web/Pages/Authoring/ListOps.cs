using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>What a step's buttons do with the lists of its form: add a part, take one out, move one.</summary>
/// <remarks>
/// A button says <c>add Factors[0].Levels</c>, <c>remove Factors[2]</c>, <c>up Factors[2]</c> or <c>down Factors[2]</c>; a choice that asks for other
/// fields says <c>show Kind</c>, by the id to go on with.
/// </remarks>
public static partial class ListOps
{
    /// <summary>The most parts of a list.</summary>
    public const int Most = 200;

    /// <summary>Does what a button says; one that says nothing known does nothing.</summary>
    /// <returns>The id of the part to go on with, as in <c>Factors-0-Levels-2</c>; <c>null</c> for none.</returns>
    public static string? Do(object form, string op)
    {
        if (Shown.Match(op) is { Success: true } shown)
            return shown.Groups["id"].Value;
        if (Pattern.Match(op) is not { Success: true } match || Find(form, match.Groups["list"].Value) is not { } list)
            return null;
        var verb = match.Groups["verb"].Value;
        var name = match.Groups["list"].Value;
        if (verb == "add")
        {
            if (list.Count >= Most)
                return null;
            list.Add(Activator.CreateInstance(list.GetType().GetGenericArguments()[0])!);
            return Id(name, list.Count - 1);
        }

        if (!int.TryParse(match.Groups["index"].Value, CultureInfo.InvariantCulture, out var index) || index >= list.Count)
            return null;
        var to = verb switch { "up" => index - 1, "down" => index + 1, _ => -1 };
        var part = list[index];
        if (verb != "remove" && (to < 0 || to >= list.Count))
            return Id(name, index);
        list.RemoveAt(index);
        if (verb == "remove")
            return list.Count == 0 ? null : Id(name, Math.Min(index, list.Count - 1));
        list.Insert(to, part);
        return Id(name, to);
    }

    /// <summary>The id of a part's element.</summary>
    public static string Id(string list, int index) =>
        $"{list.Replace("[", "-", StringComparison.Ordinal).Replace("].", "-", StringComparison.Ordinal)}-{index.ToString(CultureInfo.InvariantCulture)}";

    // Only lists of the form's own parts: there is no way from them to anything else.
    private static IList? Find(object form, string path)
    {
        var at = (object?)form;
        foreach (var part in path.Split('.'))
        {
            var cut = part.IndexOf('[', StringComparison.Ordinal);
            var property = at?.GetType().GetProperty(cut < 0 ? part : part[..cut], BindingFlags.Public | BindingFlags.Instance);
            at = property?.GetValue(at);
            if (cut >= 0)
                at = at is IList list && int.TryParse(part[(cut + 1)..^1], CultureInfo.InvariantCulture, out var index) && index < list.Count ? list[index] : null;
        }

        return at is IList { IsFixedSize: false } found && found.GetType().IsGenericType && found.GetType().GetGenericArguments()[0].Namespace?.StartsWith("VignetteLab.Web", StringComparison.Ordinal) == true ? found : null;
    }

    [GeneratedRegex(@"^show (?<id>[A-Za-z][A-Za-z0-9-]{0,99})\z", RegexOptions.NonBacktracking)]
    private static partial Regex Shown { get; }

    [GeneratedRegex(@"^(?<verb>add|remove|up|down) (?<list>[A-Za-z]+(\[\d{1,4}\]\.[A-Za-z]+)*)(\[(?<index>\d{1,4})\])?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Pattern { get; }
}
