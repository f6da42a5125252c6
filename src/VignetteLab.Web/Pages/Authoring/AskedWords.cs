namespace VignetteLab.Web.Pages.Authoring;

/// <summary>A question that is answered in each language of a study, side by side.</summary>
/// <param name="Name">The form's member.</param>
/// <param name="Label">What is asked.</param>
/// <param name="Help">How to answer, in a line.</param>
/// <param name="Values">Language to what stands there.</param>
/// <param name="Languages">The languages.</param>
/// <param name="Rows">How many lines the field shows at first.</param>
public sealed record AskedWords(
    string Name, string Label, string Help, IReadOnlyDictionary<string, string?> Values, IReadOnlyList<string> Languages, int Rows = 1);

/// <summary>A question that is answered in a line.</summary>
/// <param name="Name">The form's member.</param>
/// <param name="Label">What is asked.</param>
/// <param name="Help">How to answer, in a line.</param>
/// <param name="Value">What stands there.</param>
/// <param name="Type">As in <c>date</c>.</param>
/// <param name="Class">As in <c>code</c>.</param>
public sealed record AskedLine(string Name, string Label, string Help, string? Value, string Type = "text", string Class = "");
