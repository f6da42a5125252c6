namespace VignetteLab.Web.Pages.Authoring;

/// <summary>The kinds of item, as forms name them; the study's file names them so too.</summary>
public static class Asked
{
    public const string Rating = "rating";
    public const string Choice = "choice";
    public const string Number = "number";
    public const string Text = "text";

    /// <summary>Every kind, the commonest first.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [Rating, Choice, Number, Text];
}
