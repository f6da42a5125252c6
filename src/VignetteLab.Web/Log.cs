namespace VignetteLab.Web;

/// <summary>What is logged: never an answer, an address or a token.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "The study in {Folder} was not taken in: {Problem}")]
    public static partial void NotTakenIn(this ILogger logger, string folder, string problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Study} has closed at its time.")]
    public static partial void ClosedByItself(this ILogger logger, string study);

    [LoggerMessage(Level = LogLevel.Error, Message = "What was due could not be done: to {Act}; it is tried again in a minute.")]
    public static partial void NotStruck(this ILogger logger, Exception error, string act);

    [LoggerMessage(Level = LogLevel.Error, Message = "The simulation of study {Study} could not be done.")]
    public static partial void NotSimulated(this ILogger logger, int study, Exception error);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Study} was erased after its days in the bin.")]
    public static partial void Purged(this ILogger logger, string study);

    [LoggerMessage(Level = LogLevel.Error, Message = "A page was not saved.")]
    public static partial void NotSaved(this ILogger logger, Exception error);
}
