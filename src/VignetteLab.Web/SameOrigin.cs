namespace VignetteLab.Web;

/// <summary>Refuses what another site has a researcher's browser send: a second wall behind the antiforgery token.</summary>
/// <remarks>Browsers say by themselves where a request comes from (Fetch Metadata, W3C); programs that do not are asked for the token alone.</remarks>
public static class SameOrigin
{
    private const string header = "Sec-Fetch-Site";

    /// <summary>Asks it of everything that changes something; respondents' pages have a rule of their own.</summary>
    public static void UseSameOrigin(this WebApplication app) => app.Use((http, next) =>
    {
        if (!IsForeign(http.Request))
            return next(http);
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });

    private static bool IsForeign(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !SecurityHeaders.IsSurvey(request.Path) &&
        request.Headers[header].ToString() is not ("" or "same-origin" or "none");
}
