using VignetteLab.Web.Pages.Take;

namespace VignetteLab.Web;

/// <summary>What every answer tells the browser not to do.</summary>
public static class SecurityHeaders
{
    private const string studio =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; " +
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    // The only style is in the page and known by its hash; there is no script at all.
    /// <summary>The policy of respondents' pages.</summary>
    public static string Survey { get; } =
        $"default-src 'none'; style-src '{SurveyStyle.Hash}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /// <summary>The policy of a respondent's page that is only tried: the studio shows it in a frame.</summary>
    public static string Trying { get; } =
        $"default-src 'none'; style-src '{SurveyStyle.TryingHash}'; form-action 'self'; frame-ancestors 'self'; base-uri 'none'";

    /// <summary>Adds the headers to every answer; last of all, so that an error page has them too.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(() =>
        {
            Add(http);
            return Task.CompletedTask;
        });
        return next(http);
    });

    private static void Add(HttpContext http)
    {
        var headers = http.Response.Headers;
        if (headers.ContentSecurityPolicy.Count == 0)
            headers.ContentSecurityPolicy = IsSurvey(http.Request.Path) ? Survey : studio;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
        headers["X-Robots-Tag"] = "noindex";
        if (headers.CacheControl.Count == 0)
            headers.CacheControl = "no-store";
        if (http.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=63072000; includeSubDomains";
    }

    /// <summary>Whether a path is respondents'.</summary>
    public static bool IsSurvey(PathString path) => path.StartsWithSegments("/s");
}
