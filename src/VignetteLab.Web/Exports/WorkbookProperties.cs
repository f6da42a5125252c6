using System.Globalization;
using System.Xml.Linq;

namespace VignetteLab.Web.Exports;

/// <summary>Title, language and time of a workbook, and the parts that lead to them.</summary>
/// <remarks>ClosedXML knows no language, names this part by chance, and tells of names that the workbook has
/// not.</remarks>
internal static class WorkbookProperties
{
    public const string Path = "docProps/core.xml";
    public const string RelationsPath = "_rels/.rels";
    public const string TypesPath = "[Content_Types].xml";

    private const string package = "http://schemas.openxmlformats.org/package/2006";
    private const string office = "http://schemas.openxmlformats.org/officeDocument/2006";

    public const string Relations = $"""
        <?xml version="1.0" encoding="utf-8"?>
        <Relationships xmlns="{package}/relationships">
        <Relationship Id="rId1" Type="{office}/relationships/officeDocument" Target="xl/workbook.xml"/>
        <Relationship Id="rId2" Type="{package}/relationships/metadata/core-properties" Target="{Path}"/>
        </Relationships>
        """;

    private static readonly XNamespace core = $"{package}/metadata/core-properties";
    private static readonly XNamespace dublin = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace terms = "http://purl.org/dc/terms/";
    private static readonly XNamespace schema = "http://www.w3.org/2001/XMLSchema-instance";

    public static string Write(string title, string language, DateTime asOfUtc)
    {
        var time = asOfUtc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

        return Text(new XElement(core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", core),
            new XAttribute(XNamespace.Xmlns + "dc", dublin),
            new XAttribute(XNamespace.Xmlns + "dcterms", terms),
            new XAttribute(XNamespace.Xmlns + "xsi", schema),
            new XElement(dublin + "title", title),
            new XElement(dublin + "creator", "VignetteLab"),
            new XElement(dublin + "language", language),
            new XElement(terms + "created", new XAttribute(schema + "type", "dcterms:W3CDTF"), time),
            new XElement(terms + "modified", new XAttribute(schema + "type", "dcterms:W3CDTF"), time)));
    }

    /// <summary>The types of the drawn parts, with ours in place of ClosedXML's.</summary>
    public static string Types(string drawn)
    {
        var types = XElement.Parse(drawn);
        types.Elements().Where(type => (string?)type.Attribute("Extension") == "psmdcp").Remove();
        types.Elements().Where(type => (string?)type.Attribute("PartName") == "/docProps/app.xml").Remove();
        types.Add(new XElement(types.Name.Namespace + "Override",
            new XAttribute("PartName", $"/{Path}"),
            new XAttribute("ContentType", "application/vnd.openxmlformats-package.core-properties+xml")));

        return Text(types);
    }

    private static string Text(XElement root) =>
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>" + root.ToString(SaveOptions.DisableFormatting);
}
