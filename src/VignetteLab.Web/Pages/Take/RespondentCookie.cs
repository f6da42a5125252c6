using VignetteLab.Core.Allocation;
using VignetteLab.Storage;

namespace VignetteLab.Web.Pages.Take;

/// <summary>The one cookie of a survey: lets a respondent go on where they left. Everything else works without it.</summary>
/// <remarks>It lasts as long as the browser is open, since phones on a ward are shared.</remarks>
public sealed class RespondentCookie(HttpContext http, string study, Handles handles)
{
    private readonly Lazy<string?> respondent = new(
        () => handles.ReadCookie(http.Request.Cookies[NameOf(http, study)]), LazyThreadSafetyMode.None);

    private string Name => NameOf(http, study);

    private static string NameOf(HttpContext http, string study) => (http.Request.IsHttps ? "__Host-svar-" : "svar-") + study;

    /// <summary>The respondent whom the cookie names; <c>null</c> without one that we wrote.</summary>
    public string? Respondent => respondent.Value;

    /// <summary>Remembers a respondent, unless the phone is already somebody else's: the handle alone is enough to go on.</summary>
    public async Task KeepAsync(Standing standing, Standings standings)
    {
        if (Respondent is { } token && await standings.FindAsync(token) is { } other && !GivesWay(other, standing))
            return;
        http.Response.Cookies.Append(Name, handles.WriteCookie(standing.Token), new()
        {
            HttpOnly = true,
            Secure = http.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            IsEssential = true,
        });
    }

    // Who tried a pilot is nobody who could lose an answer that counts.
    private static bool GivesWay(Standing other, Standing standing) =>
        other.Mode == Mode.Pilot && (standing.Mode == Mode.Live || other.FinishedUtc is not null);

    /// <summary>Forgets who answered on this device.</summary>
    public void Forget() => http.Response.Cookies.Delete(Name, new() { Secure = http.Request.IsHttps, Path = "/" });
}
