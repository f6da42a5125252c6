using System.Security.Cryptography;
using System.Text;

namespace VignetteLab.Web.Pages.Take;

/// <summary>The one style sheet of respondents' pages: inside each page, so that a page is one request.</summary>
public static class SurveyStyle
{
    /// <summary>The style sheet.</summary>
    public static string Css { get; } = Read();

    /// <summary>By which the Content-Security-Policy knows it.</summary>
    public static string Hash { get; } = "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)));

    private static string Read()
    {
        using var stream = typeof(SurveyStyle).Assembly.GetManifestResourceStream("survey.css")
            ?? throw new InvalidOperationException("The style sheet is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Replace("\n", "", StringComparison.Ordinal);
    }
}
