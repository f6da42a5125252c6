using VignetteLab.Core.Vignettes;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>A choice of the order in which a respondent sees vignettes.</summary>
/// <param name="Id">The element's id.</param>
/// <param name="Field">The field's name.</param>
/// <param name="Chosen">What is chosen.</param>
/// <param name="Shows">Whether other fields hang on it.</param>
public sealed record OrderChoice(string Id, string Field, VignetteOrder? Chosen, bool Shows = false);
