using VignetteLab.Core;

namespace VignetteLab.Storage;

/// <summary>An act cannot be done as things stand; it says why and what to do.</summary>
/// <param name="said">The reason, kept apart from its values so that a page can say it in the reader's language.</param>
public sealed class RefusedException(Said said) : Exception(said.ToString())
{
    /// <summary>Why, and what to do.</summary>
    public Said Said { get; } = said;
}
