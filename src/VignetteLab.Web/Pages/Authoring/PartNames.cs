using VignetteLab.Core;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Studies.Drafts;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>
/// What the parts of a form are called while the form is read, and what they are called from then on: fields that refer to a part
/// know it by the name it had when the page was made.
/// </summary>
internal sealed class PartNames
{
    private readonly List<string> now = [];
    private readonly List<string> known = [];
    private readonly List<(string From, string To)> moves = [];

    /// <param name="parts">The parts, in the order of the form.</param>
    /// <param name="fallback">The name where nothing of a part's field or words can be used.</param>
    /// <param name="kept">Names that do not follow the words any more.</param>
    /// <param name="others">Names that something else of the study has.</param>
    public PartNames(IReadOnlyList<PartName> parts, string fallback, IReadOnlySet<string> kept, IEnumerable<string>? others = null)
    {
        // A name that is kept is not made anew, though nothing stands in its field.
        parts = [.. parts.Select(part => part.Typed.Length == 0 && part.Was is not null && kept.Contains(part.Was) ? part with { Field = part.Was } : part)];
        foreach (var (index, part) in parts.Index())
        {
            // What is new does not take a name that another is just giving up: nobody could say which of them a field means.
            var rest = parts.Where((_, other) => other != index).ToArray();
            var taken = now.Concat(rest.Select(other => other.Claim)).Concat(part.Was is null ? rest.Select(other => other.Was ?? "") : []).ToHashSet();
            now.Add(part.Now(fallback, taken, others ?? [], kept));

            // Of two that have one name nobody can say which is meant either: they are called what they are called, and that is told.
            var isClear = part.Was is { Length: > 0 } && rest.All(other => other.Was != part.Was);
            known.Add(isClear ? part.Was! : now[index]);
            if (known[index] != now[index])
                moves.Add((known[index], now[index]));
        }
    }

    /// <summary>The name of each part from now on, unlike the others.</summary>
    public IReadOnlyList<string> Now => now;

    /// <summary>The name by which the draft and the fields of the form know each part; that of a new one is new already.</summary>
    public IReadOnlyList<string> Known => known;

    /// <summary>Gives the parts their names from now on, and all that refers to them.</summary>
    /// <param name="study">The draft with the names that are known.</param>
    /// <param name="rename">Renames one of them.</param>
    public Study Apply(Study study, Func<Study, string, string, Study> rename) => Renames.All(study, moves, rename);

    /// <summary>What a name's field shows: nothing while the name is made up because the part says nothing yet, so that it takes its name from its first words.</summary>
    /// <param name="name">The name.</param>
    /// <param name="words">What the part says.</param>
    /// <param name="fallback">What a part that says nothing is called.</param>
    /// <param name="kept">Names that are always shown, since they do not follow the words any more.</param>
    public static string? Shown(string name, LocalText words, string fallback, IReadOnlySet<string> kept) =>
        words.Words.Count == 0 && !kept.Contains(name) && (name == fallback || name.StartsWith($"{fallback}_", StringComparison.Ordinal) && name[(fallback.Length + 1)..].All(char.IsAsciiDigit)) ? null : name;

    /// <summary>The part of a draft that each part of a form was filled from; <c>null</c> where it is new.</summary>
    /// <param name="all">The parts of the draft.</param>
    /// <param name="name">The name of one.</param>
    /// <param name="parts">What each part of the form was called, and what its field says.</param>
    /// <returns>Likewise where the form was saved before, and not filled since. Of several of one name the first is the first of the form's.</returns>
    public static IReadOnlyList<T?> Before<T>(IEnumerable<T> all, Func<T, string> name, IEnumerable<(string? Was, string? Field)> parts)
        where T : class
    {
        var left = all.ToList();
        return [.. parts.Select(part =>
        {
            var before = left.Find(one => name(one) == part.Was) ?? left.Find(one => name(one) == part.Field);
            if (before is not null)
                left.Remove(before);
            return before;
        })];
    }
}
