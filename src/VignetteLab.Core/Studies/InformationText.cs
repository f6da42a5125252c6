using System.Globalization;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Studies;

/// <summary>Builds what respondents read before and after from the answers in <see cref="About"/>, for the researcher to edit.</summary>
/// <remarks>
/// What is not answered is left out, so that <c>Lint</c> finds it missing; nothing is made up. Covered are articles 13 and 14 of the
/// General Data Protection Regulation, voluntariness and withdrawal.
/// </remarks>
public static class InformationText
{
    /// <summary>The study's texts with information, consent and debrief built anew in each of its languages; the vignette is kept.</summary>
    public static LongTexts For(Study study) => study.Texts with
    {
        Information = new(study.Languages.ToDictionary(
            language => language, language => $"{Information(study, language)}\n\n{Consent(study, language)}")),
        Debrief = new(study.Languages.ToDictionary(language => language, language => Debrief(study, language))),
    };

    /// <summary>What taking part means, in Markdown.</summary>
    public static string Information(Study study, string language) => Joined(Of(study, language).Information);

    /// <summary>What one agrees to by ticking the box, in Markdown.</summary>
    public static string Consent(Study study, string language) => Joined(Of(study, language).Consent);

    /// <summary>What was varied and why, in Markdown.</summary>
    public static string Debrief(Study study, string language) => Joined(Of(study, language).Debrief);

    private static InformationWords Of(Study study, string language) =>
        language == "da" ? new DanishInformation(study) : new EnglishInformation(study);

    private static string Joined(IEnumerable<string?> paragraphs) =>
        string.Join("\n\n", paragraphs.Where(paragraph => !string.IsNullOrWhiteSpace(paragraph)).Select(paragraph => paragraph!.Trim()));
}

/// <summary>The words of one language; a paragraph that has nothing to say is <c>null</c>.</summary>
internal abstract class InformationWords(Study study, string language)
{
    public abstract IEnumerable<string?> Information { get; }

    public abstract IEnumerable<string?> Consent { get; }

    public abstract IEnumerable<string?> Debrief { get; }

    protected About About => study.About;

    protected string Contact => study.Contact;

    protected int Minutes => study.Minutes;

    protected bool IsKept => About.Day is not null || About.KeptMonths > 0;

    /// <summary>How many vignettes each respondent reads, as far as the design tells without being built; 1 in a between design.</summary>
    protected bool HasSeveral => study.Design.Kind != DesignKind.Between;

    protected string? In(LocalText? words) => Ended(words?.Words.GetValueOrDefault(language));

    protected string? Name(LocalText? words) => words?.Words.GetValueOrDefault(language)?.Trim().TrimEnd('.') is { Length: > 0 } name ? name : null;

    protected string Day(string format) => About.Day?.ToString(format, CultureInfo.GetCultureInfo(language)) ?? "";

    /// <summary>A heading and what stands under it; nothing where nothing stands there.</summary>
    protected static string? Under(string heading, params string?[] sentences) =>
        string.Join(' ', sentences.Where(sentence => !string.IsNullOrWhiteSpace(sentence))) is { Length: > 0 } words
            ? $"## {heading}\n\n{words}"
            : null;

    // An answer may come without a full stop.
    private static string? Ended(string? words) => words?.Trim() is { Length: > 0 } said
        ? char.IsLetterOrDigit(said[^1]) ? $"{said}." : said
        : null;
}
