namespace VignetteLab.Web.Pages.Authoring;

/// <summary>Between lists of a study and the fields of a form.</summary>
internal static class ListForm
{
    /// <summary>What was ticked: what stood in the list before, in its order, and then what is new, in the order of all there is.</summary>
    public static IReadOnlyList<string> Kept(IReadOnlyList<string> before, IReadOnlyCollection<string> ticked, IEnumerable<string> all) =>
        [.. before.Where(ticked.Contains), .. all.Where(name => ticked.Contains(name) && !before.Contains(name)).Distinct()];

    /// <summary>Names that are parted by white space or commas.</summary>
    public static IReadOnlyList<string> Words(string? text) => (text ?? "").Split([' ', ',', ';', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
