using System.Text.RegularExpressions;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>One screen on the way from an empty study to its data.</summary>
/// <param name="Name">Its part of the address, as in <c>/studies/hiring/factors</c>.</param>
/// <param name="Title">What it is called, in English.</param>
/// <param name="Members">The members of the study that are edited there.</param>
public sealed record Step(string Name, string Title, params IReadOnlyList<string> Members)
{
    /// <summary>The name of the step that leads to it; <c>null</c> where the rail does.</summary>
    public string? Under { get; init; }
}

/// <summary>The steps, in the order that most people take them; each is open at any time.</summary>
public static partial class Steps
{
    /// <summary>Every step.</summary>
    public static IReadOnlyList<Step> All { get; } =
    [
        new("study", "Study", "name", "title", "languages", "inspiredBy", "minutes", "contact", "about", "texts.information", "texts.debrief"),
        new("factors", "Factors", "factors"),
        new("text", "Vignette text", "texts.vignette"),
        new("vignettes", "Every vignette"),
        new("items", "Items and scales", "pages.items", "points", "scales"),
        new("pages", "Pages", "pages"),
        new("design", "Design", "design", "allocation", "quotas", "scaleDirection"),
        new("plan", "Plan", "plan"),
        new("checks", "Checks"),
        new("try", "Try it"),
        new("launch", "Pilot and launch"),
        new("watch", "Watch"),
        new("close", "Close"),
    ];

    /// <summary>What hangs on factors and is seldom needed: a page that the step “factors” leads to.</summary>
    public static Step Exceptions { get; } = new("exceptions", "Exceptions", "controls", "exclusions", "overrides") { Under = "factors" };

    /// <summary>The step where a part of the study is edited; <c>null</c> where none is.</summary>
    /// <param name="path">As in <see cref="Core.Studies.Problem.Path"/>: <c>factors[0].levels[1].words.da</c>.</param>
    public static Step? Of(string path)
    {
        var member = Index.Replace(path, "");
        return All.Append(Exceptions).SelectMany(step => step.Members.Select(known => (Step: step, Member: known)))
            .Where(one => member == one.Member || member.StartsWith($"{one.Member}.", StringComparison.Ordinal))
            .OrderByDescending(one => one.Member.Length).Select(one => one.Step).FirstOrDefault();
    }

    [GeneratedRegex(@"\[[^\]]*\]", RegexOptions.NonBacktracking)]
    private static partial Regex Index { get; }
}
