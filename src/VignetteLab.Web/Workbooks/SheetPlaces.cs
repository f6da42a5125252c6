using System.Text.Json.Nodes;
using VignetteLab.Core.Studies;

namespace VignetteLab.Web.Workbooks;

/// <summary>Which cell each member of a study came from.</summary>
internal sealed class SheetPlaces
{
    private readonly List<(JsonNode Node, string Member, string Sheet, int Row, string Column)> places = [];

    /// <summary>Notes where a member stands; without one, where the part itself does.</summary>
    public void Add(JsonNode node, string member, string sheet, int row, string column) => places.Add((node, member, sheet, row, column));

    /// <summary>The cell that a member of the study stands in, or the row of the nearest one that holds it.</summary>
    /// <param name="path">As in <see cref="Problem.Path"/>.</param>
    public (string Sheet, int Row, string? Column)? Of(string path)
    {
        var known = places.Select(place => (Path: PathOf(place.Node, place.Member), place)).Where(one => one.Path.Length > 0).ToArray();
        var (found, exact) = known.Where(one => path == one.Path || path.StartsWith(one.Path + ".", StringComparison.Ordinal) || path.StartsWith(one.Path + "[", StringComparison.Ordinal))
            .OrderByDescending(one => one.Path.Length).Select(one => (one.place, true)).FirstOrDefault();
        if (found.Sheet is null)
        {
            found = known.Where(one => one.Path.StartsWith(path + ".", StringComparison.Ordinal)).Select(one => one.place).FirstOrDefault();
            exact = false;
        }

        return found.Sheet is null ? null : (found.Sheet, found.Row, exact ? found.Column : null);
    }

    private static string PathOf(JsonNode node, string member)
    {
        var above = node.GetPath() is { Length: > 2 } path ? path[2..] : "";
        return member.Length == 0 ? above : above.Length == 0 ? member : $"{above}.{member}";
    }
}
