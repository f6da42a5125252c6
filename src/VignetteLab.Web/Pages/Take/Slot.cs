using System.Security.Cryptography;

namespace VignetteLab.Web.Pages.Take;

/// <summary>The places of a page that differ between two showings of it; all else is made once.</summary>
/// <remarks>A mark is random, so that no words of a study can be taken for one.</remarks>
public static class Slot
{
    private static readonly string token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public static string Style { get; } = Mark("style");
    public static string Handle { get; } = Mark("handle");
    /// <summary>What says on every page that this is a pilot; nothing where it is none.</summary>
    public static string Ribbon { get; } = Mark("ribbon");
    public static string Alert { get; } = Mark("alert");
    public static string Items { get; } = Mark("items");
    public static string Code { get; } = Mark("code");
    public static string Title { get; } = Mark("title");
    public static string Lead { get; } = Mark("lead");
    public static string Where { get; } = Mark("where");
    public static string Send { get; } = Mark("send");
    public static string Trying { get; } = Mark("trying");

    private static string Mark(string name) => $"slot-{token}-{name}";
}
