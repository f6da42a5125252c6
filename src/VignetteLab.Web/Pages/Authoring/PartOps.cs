namespace VignetteLab.Web.Pages.Authoring;

/// <summary>The buttons of one part of a list.</summary>
/// <param name="List">The list, as <see cref="ListOps"/> finds it.</param>
/// <param name="Index">The part, from 0.</param>
/// <param name="Count">How many parts there are.</param>
/// <param name="What">What a part is called.</param>
public sealed record PartOps(string List, int Index, int Count, string What);
