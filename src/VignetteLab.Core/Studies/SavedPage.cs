using VignetteLab.Core.Items;

namespace VignetteLab.Core.Studies;

/// <summary>Which button saved a page.</summary>
public enum Op
{
    /// <summary>On to the next page.</summary>
    Continue,

    /// <summary>Back to the page before.</summary>
    Back,

    /// <summary>The same page in another language.</summary>
    Language,

    /// <summary>No, thank you: not to take part.</summary>
    Decline,

    /// <summary>Away from a phone that is somebody else's.</summary>
    Leave,
}

/// <summary>One saving of a page; the last by sequence is what counts.</summary>
/// <param name="Sequence">From 1, without gaps within a respondent.</param>
/// <param name="Page">The page's name.</param>
/// <param name="Op">The button that was pressed.</param>
/// <param name="Language">The language that the page was shown in.</param>
/// <param name="NextLanguage">The language that the respondent wants the next page in.</param>
/// <param name="Revision">The respondent's last sequence when the page was shown.</param>
/// <param name="Key">The key of that showing: what is sent twice from it is one saving.</param>
/// <param name="Body">A hash of what was sent.</param>
/// <param name="Answers">Variable to answer; what was left blank is not in it.</param>
/// <param name="Stays">Whether the page was shown again, for an answer that was left out.</param>
/// <param name="Seconds">From showing to sending; <c>null</c> when that cannot be right.</param>
/// <param name="Shown">SHA-256 of the vignette's words as shown, in lower-case hexadecimal; <c>null</c> without one.</param>
/// <param name="AtUtc">When it was saved.</param>
public sealed record SavedPage(
    int Sequence,
    string Page,
    Op Op,
    string Language,
    string NextLanguage,
    int Revision,
    string Key,
    string Body,
    IReadOnlyDictionary<string, Answer> Answers,
    bool Stays,
    double? Seconds,
    string? Shown,
    DateTime AtUtc);
