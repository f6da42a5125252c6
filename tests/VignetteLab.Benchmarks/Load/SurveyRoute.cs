namespace VignetteLab.Benchmarks.Load;

/// <summary>How respondents walk through a survey on this machine.</summary>
/// <param name="Landing">The path of the first page.</param>
/// <param name="Cookies">Whether respondents keep cookies.</param>
/// <param name="Redirects">Whether a saved page is answered by 303 and fetched by another request.</param>
internal sealed record SurveyRoute(int Port, string Landing, bool Cookies, bool Redirects)
{
    /// <summary>The name of the first page.</summary>
    public const string First = "landing";

    /// <summary>The name of the page that ends a survey.</summary>
    public const string Last = "receipt";

    /// <summary>A survey that is longer goes round in circles.</summary>
    public const int MostPages = 20;
}
