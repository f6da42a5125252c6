using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace VignetteLab.Web.Exports;

/// <summary>The XML of a sheet before and after its data rows, and the styles of its cells.</summary>
internal sealed partial record SheetFrame(
    string Head, string Tail, int Text, int Quoted, int Number, int Time)
{
    /// <summary>The row of a drawn sheet whose first four cells have the four styles.</summary>
    public const int StylesRow = 3;

    /// <summary>Takes a drawn sheet apart around the rows under its header.</summary>
    public static SheetFrame Of(string drawn)
    {
        var rows = DrawnRows.Match(drawn);
        var styles = XElement.Parse(rows.Groups["styles"].Value).Elements("c")
            .Select(cell => (int?)cell.Attribute("s") ?? 0).ToArray();
        // These are the extents of the drawing; none need be given.
        var head = Extent.Replace(drawn[..rows.Index], "");

        return new(head, drawn[(rows.Index + rows.Length)..], styles[0], styles[1], styles[2], styles[3]);
    }

    [GeneratedRegex("""(<row r="2".*?)?(?<styles><row r="3".*?</row>)""", RegexOptions.Singleline)]
    private static partial Regex DrawnRows { get; }

    [GeneratedRegex("<dimension [^>]*>| spans=\"[^\"]*\"")]
    private static partial Regex Extent { get; }
}
