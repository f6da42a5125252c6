namespace VignetteLab.Web.Pages.Authoring;

/// <summary>What one of two people wrote at a place that both changed.</summary>
/// <param name="Whose">Whose it is, in words.</param>
/// <param name="Values">Label of each thing that stands there, empty where it is one thing, and what it says; nothing where it was taken out.</param>
public sealed record ConflictSide(string Whose, IReadOnlyDictionary<string, string> Values);
