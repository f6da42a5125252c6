using System.Text.RegularExpressions;
using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>Where in the studio a finding is mended.</summary>
public static partial class Mending
{
    /// <summary>Step and part, as in <c>factors#Factors-0-Levels-1</c>; <c>null</c> where that is not done in the studio.</summary>
    public static string? Of(Finding finding) => finding switch
    {
        // What is found at one place and mended at another.
        { Rule: "L06" or "L07" } => "design#design-summary",
        { Rule: "L08" } => "plan#respondents",
        { Rule: "L21", Path: "" } => "launch#launch",
        { Rule: "L27" } => "items",
        { Rule: "L30", Severity: Severity.Warning } => "launch#pilot",
        { Rule: "L30" } => "simulate",
        { Rule: "L35" } => "launch#launch",
        { Rule: "L36" } => "vignettes",
        _ => Steps.Of(finding.Path) is { } step ? $"{step.Name}{Part(step, finding.Path)}" : null,
    };

    // The parts of a form have their place in the study for an id, and texts their language or their name.
    private static string Part(Step step, string path)
    {
        if (path.Split('.') is ["texts", var text, .. var language])
            return $"#text-{(step.Name == "study" ? text : language.FirstOrDefault("en"))}";
        var words = Listed.Match(path).Groups["part"].Value.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? "" : $"#{string.Join('-', words.Select(word => $"{char.ToUpperInvariant(word[0])}{word[1..]}"))}";
    }

    private const string parts =
        @"^(?<part>factors\[\d+\](\.levels\[\d+\])?|pages\[\d+\](\.items\[\d+\])?|(controls|exclusions|overrides|scales|quotas)\[\d+\])" +
        @"|^(design|plan)\.(?<part>(generators|hypotheses|estimands|models|families|exclusionRules)\[\d+\])";

    [GeneratedRegex(parts)]
    private static partial Regex Listed { get; }
}
