namespace VignetteLab.Web;

/// <summary>What is logged: never an answer, an address or a token.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The study in {Folder} was not taken in: {Problem}")]
    public static partial void NotTakenIn(this ILogger logger, string folder, string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "A page was not saved.")]
    public static partial void NotSaved(this ILogger logger, Exception error);
}
