using System.Globalization;

namespace VignetteLab.Web;

/// <summary>A moment, to be said in the lab's time zone.</summary>
/// <param name="Utc">When.</param>
/// <param name="Zone">The lab's time zone.</param>
public sealed record LabTime(DateTime Utc, TimeZoneInfo Zone)
{
    /// <summary>As a field of date and time holds it.</summary>
    public const string Field = "yyyy-MM-ddTHH:mm";

    private DateTime Local => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(Utc, DateTimeKind.Utc), Zone);

    /// <summary>In words, as in <c>Tuesday 1 December 2026, 08:00 (Europe/Copenhagen)</c>.</summary>
    public string In(string language) =>
        $"{Said(language, "dddd d MMMM yyyy, HH:mm", "dddd 'den' d. MMMM yyyy 'kl.' HH.mm")} ({Zone.Id})";

    /// <summary>To the minute, as in <c>1 December 2026, 08:00</c>.</summary>
    public string Minute(string language) => Said(language, "d MMMM yyyy, HH:mm", "d. MMMM yyyy 'kl.' HH.mm");

    /// <summary>To the second, as in <c>1 December 2026, 08:00:59</c>.</summary>
    public string Second(string language) => Said(language, "d MMMM yyyy, HH:mm:ss", "d. MMMM yyyy 'kl.' HH.mm.ss");

    /// <summary>The day, as in <c>1 December 2026</c>.</summary>
    public string Day(string language) => Said(language, "d MMMM yyyy", "d. MMMM yyyy");

    /// <summary>As a field of date and time holds it.</summary>
    public string InField => Local.ToString(Field, CultureInfo.InvariantCulture);

    /// <summary>The moment that somebody wrote into a field, in UTC; <c>null</c> for an empty one.</summary>
    /// <param name="written">What stands in the field.</param>
    /// <param name="zone">The lab's time zone. A time that the clocks skip is taken as the one after.</param>
    /// <param name="utc">The moment.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryRead(string? written, TimeZoneInfo zone, out DateTime? utc)
    {
        utc = null;
        if (string.IsNullOrWhiteSpace(written))
            return true;
        if (!DateTime.TryParseExact(written.Trim().Replace(' ', 'T'), [Field, "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return false;
        if (zone.IsInvalidTime(local))
            local = local.AddHours(1);
        utc = TimeZoneInfo.ConvertTimeToUtc(local, zone);
        return true;
    }

    private string Said(string language, string english, string danish) =>
        Local.ToString(language == "da" ? danish : english, CultureInfo.GetCultureInfo(language == "en" ? "en-GB" : language));
}
