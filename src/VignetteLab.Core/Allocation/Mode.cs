namespace VignetteLab.Core.Allocation;

/// <summary>What a respondent counts as; part of every key, so that the three never share a place or an export.</summary>
public enum Mode
{
    /// <summary>A professional who answers the launched study.</summary>
    Live,

    /// <summary>A person who tries it before launch.</summary>
    Pilot,

    /// <summary>Answers that the platform made up to test the study.</summary>
    Simulated,
}

/// <summary>How modes are written, in labels, exports and commands.</summary>
public static class Modes
{
    /// <summary><c>live</c>, <c>pilot</c> or <c>simulated</c>.</summary>
    public static string Name(this Mode mode) => mode switch
    {
        Mode.Live => "live",
        Mode.Pilot => "pilot",
        _ => "simulated",
    };
}
