using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using VignetteLab.Storage;

namespace VignetteLab.Web;

/// <summary>Keeps the framework's keys in the database, so that every web process reads the same.</summary>
public sealed class KeyRing(LabDatabase database) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = database.Open();
        return [.. db.ProtectionKeys.Select(key => key.Xml).AsEnumerable().Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = database.Open();
        db.ProtectionKeys.Add(new() { Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}
