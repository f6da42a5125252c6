namespace VignetteLab.Web.Pages.Authoring;

/// <summary>One screen on the way from an empty study to its data.</summary>
/// <param name="Name">Its part of the address, as in <c>/studies/hiring/factors</c>.</param>
/// <param name="Title">What it is called, in English.</param>
/// <param name="Members">The members of the study that are edited there.</param>
public sealed record Step(string Name, string Title, params IReadOnlyList<string> Members);

/// <summary>The steps, in the order that most people take them; each is open at any time.</summary>
public static class Steps
{
    /// <summary>Every step.</summary>
    public static IReadOnlyList<Step> All { get; } =
    [
        new("factors", "Factors", "factors", "controls", "exclusions", "overrides"),
        new("text", "Vignette text", "texts.vignette"),
        new("vignettes", "Every vignette"),
        new("checks", "Checks"),
    ];

    /// <summary>The step where a part of the study is edited; <c>null</c> where none is.</summary>
    /// <param name="path">As in <see cref="Core.Studies.Problem.Path"/>: <c>factors[0].levels[1].words.da</c>.</param>
    public static Step? Of(string path) => All
        .SelectMany(step => step.Members.Select(member => (Step: step, Member: member)))
        .Where(one => path.StartsWith(one.Member, StringComparison.Ordinal) && (path.Length == one.Member.Length || path[one.Member.Length] is '.' or '['))
        .OrderByDescending(one => one.Member.Length).Select(one => one.Step).FirstOrDefault();
}
