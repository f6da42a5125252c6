using System.IO.Compression;
using System.Xml;

namespace VignetteLab.Web.Workbooks;

/// <summary>Looks at a file that somebody sends as a workbook before anything unpacks it: nothing in it is believed, least of all its sizes.</summary>
internal static class BookPackage
{
    /// <summary>The most bytes of a file.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    private const int maxEntries = 50;
    private const int maxUnpacked = 20 * 1024 * 1024;
    private const int maxRatio = 100;

    // Cells, rows and texts are at most as many as signs that open a tag; a study of the most parts there may be has a tenth of these.
    private const int maxTags = 400_000;

    // Below that, a file full of one letter is no danger.
    private const int harmless = 256 * 1024;

    /// <summary>What is wrong with a file.</summary>
    public enum Flaw
    {
        None,
        TooLarge,
        NoWorkbook,
        TooMuchInside,
        LinksOutside,
    }

    /// <summary>Looks at a file.</summary>
    public static Flaw Look(byte[] file)
    {
        if (file.Length > MaxBytes)
            return Flaw.TooLarge;
        try
        {
            using var zip = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
            if (zip.Entries.Count > maxEntries)
                return Flaw.TooMuchInside;
            if (zip.GetEntry("[Content_Types].xml") is null || zip.Entries.Select(entry => entry.FullName).Distinct(StringComparer.OrdinalIgnoreCase).Count() != zip.Entries.Count)
                return Flaw.NoWorkbook;
            var (total, tags) = (0L, 0);
            foreach (var entry in zip.Entries)
            {
                var (size, flaw) = Look(entry, maxUnpacked - total, ref tags);
                if (flaw != Flaw.None)
                    return flaw;
                total += size;
            }

            return Flaw.None;
        }
        catch (Exception error) when (error is InvalidDataException or NotSupportedException or IOException or ArgumentException or XmlException)
        {
            return Flaw.NoWorkbook;
        }
    }

    private static (long Size, Flaw Flaw) Look(ZipArchiveEntry entry, long left, ref int tags)
    {
        var name = entry.FullName.Replace('\\', '/');
        if (name.StartsWith('/') || name.Split('/').Contains(".."))
            return (0, Flaw.NoWorkbook);
        if (name.Contains("externalLinks/", StringComparison.OrdinalIgnoreCase) || name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) ||
            name.Contains("connections.xml", StringComparison.OrdinalIgnoreCase) || name.Contains("embeddings/", StringComparison.OrdinalIgnoreCase))
        {
            return (0, Flaw.LinksOutside);
        }

        using var content = entry.Open();
        var buffer = new byte[64 * 1024];
        var (size, isRelations) = (0L, name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase));
        using var relations = new MemoryStream();
        for (int read; (read = content.Read(buffer)) > 0;)
        {
            size += read;
            tags += buffer.AsSpan(0, read).Count((byte)'<');
            if (size > left || tags > maxTags || size > harmless && size > maxRatio * Math.Max(1, entry.CompressedLength))
                return (size, Flaw.TooMuchInside);
            if (isRelations)
                relations.Write(buffer, 0, read);
        }

        relations.Position = 0;
        return (size, isRelations && LeadsOutside(relations) ? Flaw.LinksOutside : Flaw.None);
    }

    // Excel makes a link of an e-mail address as it is typed, and nobody follows links here.
    private static bool LeadsOutside(Stream relations)
    {
        using var reader = XmlReader.Create(relations, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } &&
                string.Equals(reader.GetAttribute("TargetMode")?.Trim(), "External", StringComparison.OrdinalIgnoreCase) &&
                reader.GetAttribute("Type")?.EndsWith("/hyperlink", StringComparison.Ordinal) != true)
            {
                return true;
            }
        }

        return false;
    }
}
