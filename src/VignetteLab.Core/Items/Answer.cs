namespace VignetteLab.Core.Items;

/// <summary>One reply: a code or number, or words; never both.</summary>
/// <param name="Number">The code or number; a negative one is a <see cref="MissingReason"/> that was chosen.</param>
/// <param name="Text">The words, in Unicode form C with LF line ends.</param>
public readonly record struct Answer(long? Number, string? Text)
{
    /// <summary>A code or number.</summary>
    public static Answer Of(long number) => new(number, null);

    /// <summary>Words.</summary>
    public static Answer Of(string text) => new(null, text);

    /// <summary>The respondent chose to say that there is no answer.</summary>
    public bool Declines => Number is < 0 and >= -99;

    /// <summary>As it is posted by a form: digits, or the words.</summary>
    public string Posted => Text ?? Number?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "";
}

/// <summary>What came of reading a posted field.</summary>
/// <param name="Answer">The reply; <c>null</c> when it was left blank or cannot be read.</param>
/// <param name="Fault">Why it cannot be read; <c>null</c> when it can.</param>
public readonly record struct Reading(Answer? Answer, Fault? Fault)
{
    /// <summary>Nothing was given.</summary>
    public static Reading Blank => default;

    /// <summary>A reply was read.</summary>
    public static Reading Of(Answer answer) => new(answer, null);

    /// <summary>The field cannot be read.</summary>
    public static Reading Bad(FaultKind kind, long low = 0, long high = 0) => new(null, new(kind, low, high));
}

/// <summary>Why a posted field cannot be read.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Low">The lowest that would do.</param>
/// <param name="High">The highest that would do.</param>
public readonly record struct Fault(FaultKind Kind, long Low, long High);

/// <summary>The ways in which a posted field can be unreadable.</summary>
public enum FaultKind
{
    /// <summary>No answer of the item has this code; a page that we made cannot send it.</summary>
    NotACode,

    /// <summary>It is no whole number.</summary>
    NotANumber,

    /// <summary>It is a number below or above what is asked for.</summary>
    OutOfRange,

    /// <summary>It has more characters than the item takes.</summary>
    TooLong,
}
