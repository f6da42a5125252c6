using VignetteLab.Core;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>What the parts of a form are called from now on.</summary>
internal static class PartNames
{
    /// <summary>A name for each part, unlike the others.</summary>
    /// <param name="parts">What each was called, what its field says, and what it is; a field that says nothing takes its name from that.</param>
    /// <param name="fallback">The name where nothing of either can be used.</param>
    /// <returns>Names that are none, as “Age group”, made into names; those that nobody touched as they were.</returns>
    public static IReadOnlyList<string> Of(IReadOnlyList<(string? Was, string? Field, string? Label)> parts, string fallback)
    {
        var names = new List<string>();
        foreach (var (index, (was, field, label)) in parts.Index())
        {
            var typed = field?.Trim() ?? "";
            var taken = names.Concat(parts.Where((_, other) => other != index).Select(other => other.Field?.Trim() ?? "")).ToHashSet();
            names.Add(typed.Length > 0 && (typed == was || Names.IsName(typed) && !taken.Contains(typed))
                ? typed
                : WordsForm.Name(typed.Length > 0 ? typed : label, fallback, taken));
        }

        return names;
    }

    /// <summary>What a name's field shows: nothing while the name is made up because the part says nothing yet, so that it takes its name from its first words.</summary>
    public static string? Shown(string name, LocalText words, string fallback) =>
        words.Words.Count == 0 && (name == fallback || name.StartsWith($"{fallback}_", StringComparison.Ordinal) && name[(fallback.Length + 1)..].All(char.IsAsciiDigit)) ? null : name;

    /// <summary>The parts that had another name before.</summary>
    public static IReadOnlyList<(string From, string To)> Moves(IReadOnlyList<string?> were, IReadOnlyList<string> are) =>
        [.. were.Zip(are).Where(name => name.First is not null && name.First != name.Second).Select(name => (name.First!, name.Second))];
}
