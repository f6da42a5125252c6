namespace VignetteLab.Core.Vignettes.Designs;

/// <summary>A design that does not exist; the message says why, and what to change, in a researcher's words.</summary>
public sealed class DesignException(Said said) : Exception(said.ToString())
{
    /// <summary>The message, so that it can be said in another language.</summary>
    public Said Said => said;
}

/// <summary>An effect or a generator that cannot be read; the message says why, and what to write.</summary>
public sealed class UnreadableException(Said said) : FormatException(said.ToString())
{
    /// <summary>The message, so that it can be said in another language.</summary>
    public Said Said => said;
}
