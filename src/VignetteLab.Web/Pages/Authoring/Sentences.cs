namespace VignetteLab.Web.Pages.Authoring;

/// <summary>A list of sentences in a form.</summary>
/// <param name="List">The list, as <see cref="ListOps"/> finds it.</param>
/// <param name="Lines">The sentences.</param>
/// <param name="Title">What they are.</param>
/// <param name="Help">What to write, in a line.</param>
/// <param name="Example">A good sentence.</param>
/// <param name="What">What one is called.</param>
public sealed record Sentences(string List, IReadOnlyList<LinePart> Lines, string Title, string Help, string Example, string What);
