using System.Globalization;
using VignetteLab.Core.Studies.Drafts;
using VignetteLab.Core.Studies.Reading;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Studies;

/// <summary>Builds what respondents read before and after from the answers in <see cref="About"/>, for the researcher to edit.</summary>
/// <remarks>
/// What is not answered is left out, so that <c>Lint</c> finds it missing; nothing is made up. Covered are articles 13 and 14 of the
/// General Data Protection Regulation, voluntariness and withdrawal.
/// </remarks>
public static class InformationText
{
    /// <summary>The members of a study that the texts tell of.</summary>
    private static readonly string[] told = ["about", "contact", "design", "languages", "minutes", "texts"];

    /// <summary>The study's texts with information, consent and debrief built anew in each of its languages; the vignette is kept.</summary>
    public static LongTexts For(Study study) => study.Texts with
    {
        Information = new(study.Languages.ToDictionary(
            language => language, language => $"{Information(study, language)}\n\n{Consent(study, language)}")),
        Debrief = new(study.Languages.ToDictionary(language => language, language => Debrief(study, language))),
    };

    /// <summary>What stands in a text of the study when it is built from the answers.</summary>
    /// <param name="study">The study.</param>
    /// <param name="text"><c>information</c>, which has the consent below it, or <c>debrief</c>.</param>
    /// <param name="language">One of the study's languages.</param>
    public static string Built(Study study, string text, string language) => SourceText.Normal(
        text == "debrief" ? Debrief(study, language) : $"{Information(study, language)}\n\n{Consent(study, language)}").Trim('\n');

    /// <summary>Whether a text is still the one that is built from the answers, so that it follows them; an empty one does too.</summary>
    /// <param name="study">The study.</param>
    /// <param name="text"><c>information</c> or <c>debrief</c>.</param>
    /// <param name="language">One of the study's languages.</param>
    public static bool IsBuilt(Study study, string text, string language) =>
        Written(study, text, language) is var written && (string.IsNullOrWhiteSpace(written) || written == Built(study, text, language));

    /// <summary>A draft in which the texts that nobody has written say what the answers say now.</summary>
    /// <param name="before">The draft that was changed, canonical; its texts tell which are nobody's.</param>
    /// <param name="after">What it was changed to, canonical.</param>
    /// <returns>The latter, with each text built anew that is empty, or was built in both and not touched.</returns>
    public static string Followed(string before, string after)
    {
        // Asked after every edit, so what cannot matter is not looked at.
        if (!DraftDiff.Members(before, after).Intersect(told).Any())
            return after;
        var (old, now) = (StudyFile.Bind(before), StudyFile.Bind(after));
        var texts = now.Texts with { Information = Follow(old, now, "information"), Debrief = Follow(old, now, "debrief") };
        return CanonicalJson.Write(now with { Texts = texts });
    }

    private static LocalText Follow(Study before, Study after, string text)
    {
        var words = (text == "debrief" ? after.Texts.Debrief : after.Texts.Information).Words.ToDictionary();
        foreach (var language in after.Languages)
        {
            var written = Written(after, text, language);
            if (string.IsNullOrWhiteSpace(written) || written == Written(before, text, language) && IsBuilt(before, text, language))
                words[language] = Built(after, text, language);
        }

        return new(words);
    }

    private static string Written(Study study, string text, string language) =>
        (text == "debrief" ? study.Texts.Debrief : study.Texts.Information).Words.GetValueOrDefault(language, "");

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
