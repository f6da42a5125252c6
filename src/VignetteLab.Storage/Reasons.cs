namespace VignetteLab.Storage;

/// <summary>Why a researcher did something, as it is kept and exported.</summary>
internal static class Reasons
{
    /// <summary>The reason without white space around it.</summary>
    /// <param name="reason">What was given.</param>
    /// <param name="missing">What to say where nothing was.</param>
    /// <exception cref="RefusedException">It is empty, or has control characters, which no spreadsheet and no terminal shows.</exception>
    public static string Checked(string reason, string missing) =>
        string.IsNullOrWhiteSpace(reason) ? throw new RefusedException(missing)
        : reason.Trim().Any(char.IsControl) ? throw new RefusedException("The reason has line breaks or other control characters. Write it as one line of plain text.")
        : reason.Trim();
}
