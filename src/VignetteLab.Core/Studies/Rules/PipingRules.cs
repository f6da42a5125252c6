using System.Text.RegularExpressions;
using FluentValidation;
using VignetteLab.Core.Items;

namespace VignetteLab.Core.Studies.Rules;

/// <summary>Answers that stand in words are given before, and stand only where words can take them.</summary>
internal sealed partial class PipingRules : AbstractValidator<Study>
{
    public PipingRules() => RuleFor(study => study).Custom((study, context) =>
    {
        foreach (var (path, words) in WordsRules.In(study, ""))
        {
            foreach (var (language, text) in words.Words.Where(_ => path != "texts.vignette"))
                Check(study, path, language, text, context);
        }
    });

    private static void Check(Study study, string path, string language, string text, ValidationContext<Study> context)
    {
        foreach (var broken in Piping.Broken(text))
            DesignRules.Report(context, $"{path}.{language}", $"“{broken}” is not an answer to put in. Write the item and the words for those who left it out, as in {{item:role|your job}}.");
        var items = Piping.Items(text).Distinct().ToArray();
        if (items.Length == 0)
            return;
        if (!Taking.Match(path).Groups["page"].Success)
        {
            DesignRules.Report(context, $"{path}.{language}", "Answers can stand in the titles, leads, prompts and hints of pages, and nowhere else. Write the words out.");
            return;
        }

        var page = int.Parse(Taking.Match(path).Groups["page"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
        foreach (var name in items)
        {
            var (item, fault) = new LookBack(study, page).Earlier(name);
            if (fault is not null)
                DesignRules.Report(context, $"{path}.{language}", fault);
            else if (item is TextItem { MaxLength: > Piping.MaxLength } words)
                DesignRules.Report(context, $"{path}.{language}", $"An answer to “{name}” may have {words.MaxLength} characters. Only items with a “maxLength” up to {Piping.MaxLength} can be put into other words.");
        }
    }

    [GeneratedRegex(@"^pages\[(?<page>[0-9]+)\]\.(title|lead|items\[[0-9]+\]\.(prompt|hint))$", RegexOptions.NonBacktracking)]
    private static partial Regex Taking { get; }
}
