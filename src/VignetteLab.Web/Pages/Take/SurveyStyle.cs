using System.Security.Cryptography;
using System.Text;

namespace VignetteLab.Web.Pages.Take;

/// <summary>The one style sheet of respondents' pages: inside each page, so that a page is one request.</summary>
public static class SurveyStyle
{
    /// <summary>The style sheet.</summary>
    public static string Css { get; } = Read("survey.css");

    /// <summary>By which the Content-Security-Policy knows it.</summary>
    public static string Hash { get; } = HashOf(Css);

    /// <summary>The style sheet of pages that are only tried: the same, and the ribbon above them.</summary>
    public static string TryingCss { get; } = Css + Read("trying.css");

    /// <summary>By which the Content-Security-Policy knows it.</summary>
    public static string TryingHash { get; } = HashOf(TryingCss);

    private static string HashOf(string css) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(css)));

    private static string Read(string name)
    {
        using var stream = typeof(SurveyStyle).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException("The style sheet is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Replace("\n", "", StringComparison.Ordinal);
    }
}
