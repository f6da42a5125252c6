namespace VignetteLab.Core.Vignettes.Designs;

/// <summary>A design that does not exist; the message says why, and what to change, in a researcher's words.</summary>
public sealed class DesignException(string message) : Exception(message);
