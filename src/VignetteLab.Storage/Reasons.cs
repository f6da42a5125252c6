namespace VignetteLab.Storage;

/// <summary>Why a researcher did something, as it is kept and exported.</summary>
internal static class Reasons
{
    /// <summary>The most characters: every export has room for it.</summary>
    public const int Longest = 500;

    /// <summary>The reason without white space around it.</summary>
    /// <param name="reason">What was given.</param>
    /// <param name="missing">What to throw where nothing was.</param>
    /// <exception cref="RefusedException">It is empty, is too long, or has control characters, which no spreadsheet and no terminal shows.</exception>
    public static string Checked(string reason, RefusedException missing) => string.IsNullOrWhiteSpace(reason) ? throw missing : Checked(reason);

    /// <summary>Likewise, of a reason that was given.</summary>
    /// <exception cref="RefusedException">It is too long, or has control characters.</exception>
    public static string Checked(string reason) =>
        reason.Trim().Length > Longest ? throw new RefusedException($"The reason has more than {Longest} characters. Say it in fewer.")
        : reason.Trim().Any(char.IsControl) ? throw new RefusedException("The reason has line breaks or other control characters. Write it as one line of plain text.")
        : reason.Trim();
}
