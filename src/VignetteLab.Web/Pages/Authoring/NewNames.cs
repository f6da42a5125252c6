using VignetteLab.Core.Studies;
using VignetteLab.Core.Studies.Drafts;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>
/// What the parts of a form are called while the form is read, and what they are to be called then: fields that refer to a part
/// know it by the name it had when the page was made.
/// </summary>
internal sealed class NewNames
{
    private readonly List<string> known = [];
    private readonly List<(string From, string To)> changes = [];

    /// <param name="parts">The name of each part when the form was filled, and as it is now.</param>
    public NewNames(IEnumerable<(string? Was, string? Name)> parts)
    {
        var all = parts.Select(part => (Was: part.Was ?? "", Name: string.IsNullOrWhiteSpace(part.Name) ? part.Was ?? "" : part.Name.Trim())).ToArray();
        foreach (var part in all)
        {
            // Of two with one name nobody can say which is meant: they are called what they are called, and that is told.
            var isClear = part.Was.Length > 0 && all.Count(other => other.Was == part.Was) == 1 && all.Count(other => other.Name == part.Name) == 1;
            known.Add(isClear ? part.Was : part.Name);
            if (isClear && part.Was != part.Name)
                changes.Add((part.Was, part.Name));
        }
    }

    /// <summary>The names by which the form knows its parts; empty for one that has none yet.</summary>
    public IReadOnlyList<string> Known => known;

    /// <summary>The name by which the form knows a part; empty where it has none yet.</summary>
    public string this[int index] => known[index];

    /// <summary>Gives the parts their new names, and all that refers to them.</summary>
    /// <param name="study">The draft with the old names.</param>
    /// <param name="rename">Renames one of them.</param>
    public Study Apply(Study study, Func<Study, string, string, Study> rename) => Renames.All(study, changes, rename);
}
