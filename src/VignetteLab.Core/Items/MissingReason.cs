namespace VignetteLab.Core.Items;

/// <summary>Why a value is missing. The number is its code: one contiguous range that SPSS can declare missing.</summary>
public enum MissingReason
{
    /// <summary>Not shown to this respondent: by a rule of the study, or since the study ended before it for them.</summary>
    NotShown = -90,

    /// <summary>The respondent left before the page.</summary>
    NotReached = -91,

    /// <summary>Shown and left blank.</summary>
    NoAnswer = -92,

    /// <summary>The respondent chose “don’t know”.</summary>
    DontKnow = -93,

    /// <summary>The respondent chose “prefer not to say”.</summary>
    Refused = -94,

    /// <summary>Not part of what this respondent was allocated to.</summary>
    ByDesign = -95,

    /// <summary>Erased when the respondent withdrew.</summary>
    Withdrawn = -96,

    /// <summary>Given, but cannot be coded.</summary>
    Invalid = -97,

    /// <summary>Left blank, asked for once more, and left blank again.</summary>
    SkippedAfterPrompt = -98,
}

/// <summary>How the reasons are written.</summary>
public static class MissingReasons
{
    /// <summary>The reason in data files, as in <c>skipped_after_prompt</c>.</summary>
    public static string Name(this MissingReason reason) => reason switch
    {
        MissingReason.NotShown => "not_shown",
        MissingReason.NotReached => "not_reached",
        MissingReason.NoAnswer => "no_answer",
        MissingReason.DontKnow => "dont_know",
        MissingReason.Refused => "refused",
        MissingReason.ByDesign => "by_design",
        MissingReason.Withdrawn => "withdrawn",
        MissingReason.Invalid => "invalid",
        _ => "skipped_after_prompt",
    };
}

/// <summary>An answer that says there is none, offered below a divider where the study allows it.</summary>
public enum Decline
{
    /// <summary>“Don’t know”.</summary>
    DontKnow = MissingReason.DontKnow,

    /// <summary>“Prefer not to say”.</summary>
    Refused = MissingReason.Refused,
}
