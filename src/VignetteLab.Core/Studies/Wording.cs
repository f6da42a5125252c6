using System.Security.Cryptography;
using System.Text;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Studies;

/// <summary>A vignette as respondents read it in one language.</summary>
/// <param name="Vignette">The combination.</param>
/// <param name="Language">The language it is in.</param>
/// <param name="Words">What is read.</param>
public sealed record Wording(Vignette Vignette, string Language, Prose Words)
{
    /// <summary>SHA-256 of the words, in lower-case hexadecimal: kept with each page that showed them.</summary>
    public string Hash { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Words.PlainText)));
}
