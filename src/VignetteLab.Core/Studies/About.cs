using System.Globalization;

namespace VignetteLab.Core.Studies;

/// <summary>What respondents have a right to know before they agree, as short answers that texts are built from.</summary>
/// <remarks>
/// Source: General Data Protection Regulation, articles 13 and 14, with the Danish Data Protection Act, section 10. When the study closes
/// is no part of it: that is decided at the launch, and moving it must not make another study.
/// </remarks>
public sealed record About
{
    /// <summary>Who is responsible for the data, as in “Example University”; <c>null</c> where nothing is said.</summary>
    public LocalText? Controller { get; init; }

    /// <summary>Where the data protection officer can be reached; <c>null</c> where it is the study's contact.</summary>
    public string? DataProtection { get; init; }

    /// <summary>What the study is to find out, in a sentence or two that do not give away what is varied.</summary>
    public LocalText? Purpose { get; init; }

    /// <summary>Who can take part; <c>null</c> where anybody can.</summary>
    public LocalText? Eligible { get; init; }

    /// <summary>What a respondent does besides reading and answering; <c>null</c> for nothing more.</summary>
    public LocalText? Task { get; init; }

    /// <summary>The legal basis on which answers are kept.</summary>
    public LegalBasis Basis { get; init; }

    /// <summary>Whether answers tell of health, union, ethnicity, politics, religion or sexuality.</summary>
    public bool Sensitive { get; init; }

    /// <summary>The day by which answers are anonymous or erased, as in <c>2031-12-31</c>; <c>null</c> where months are given.</summary>
    public string? KeptUntil { get; init; }

    /// <summary>How many months after the close answers are anonymous or erased; 0 where a day is given.</summary>
    public int KeptMonths { get; init; }

    /// <summary>Who else gets the data, and in which country; <c>null</c> where nobody does.</summary>
    public LocalText? Recipients { get; init; }

    /// <summary>Where respondents' addresses came from; <c>null</c> where nobody was written to.</summary>
    public LocalText? Source { get; init; }

    /// <summary>Whether respondents are reached through where they work.</summary>
    public bool Workplace { get; init; }

    /// <summary>What a respondent gets for it; <c>null</c> for nothing.</summary>
    public LocalText? Reward { get; init; }

    /// <summary>Who approved the study, with the number; <c>null</c> where nobody had to.</summary>
    public string? Ethics { get; init; }

    /// <summary>Whom to turn to when the vignettes touch something hard; <c>null</c> where they do not.</summary>
    public LocalText? Support { get; init; }

    /// <summary>What was varied and why, for the end; <c>null</c> where nothing is said yet.</summary>
    public LocalText? Varied { get; init; }

    /// <summary>The day of <see cref="KeptUntil"/>; <c>null</c> where there is none or it is no day.</summary>
    public DateOnly? Day =>
        DateOnly.TryParseExact(KeptUntil, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>The legal bases of research with people.</summary>
public enum LegalBasis
{
    /// <summary>Research in the public interest: article 6(1)(e), and for sensitive data article 9(2)(j) with section 10.</summary>
    Research,

    /// <summary>Consent: article 6(1)(a), and for sensitive data article 9(2)(a).</summary>
    Consent,
}
