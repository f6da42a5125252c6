using System.Text.RegularExpressions;
using FluentValidation;
using VignetteLab.Core.Items;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Studies.Rules;

/// <summary>What is asked at each vignette of a deck can be asked again and again, under a name of its own.</summary>
internal sealed partial class RepetitionRules : AbstractValidator<Study>
{
    // A name is prefixed by the vignette's place, as in v03_fairness, and may have 32 characters in all.
    private const int longest = Names.MaxLength - 4;

    public RepetitionRules() => RuleFor(study => study).Custom((study, context) =>
    {
        if (study.Design.Kind != DesignKind.Between)
            Repeated(study, context);
    });

    private static void Repeated(Study study, ValidationContext<Study> context)
    {
        var flags = study.Pages.Select(page => page.Vignette).ToArray();
        if (flags.Zip(flags.Skip(1)).Count(pair => !pair.First && pair.Second) + (flags.FirstOrDefault() ? 1 : 0) > 1)
            DesignRules.Report(context, "pages", "Pages with the vignette are repeated for each vignette of a deck, so they stand next to each other. Move the others before or after them.");
        foreach (var (p, page) in study.Pages.Index().Where(page => page.Item.Vignette))
        {
            foreach (var (i, item) in page.Items.Index())
            {
                // A check makes a second variable, as in v01_seen_correct.
                var most = longest - (item is ChoiceItem { Check: not null } ? "_correct".Length : 0);
                if (item.Name.Length > most)
                    DesignRules.Report(context, $"pages[{p}].items[{i}].name", TooLong(item.Name, most));
            }
        }

        foreach (var (f, factor) in study.Factors.Index().Where(factor => factor.Item.Name.Length > longest))
            DesignRules.Report(context, $"factors[{f}].name", TooLong(factor.Name, longest));
        foreach (var (path, name) in study.Pages.SelectMany((page, p) => page.Items.Select((item, i) => ($"pages[{p}].items[{i}].name", item.Name)))
            .Concat(study.Factors.Select((factor, f) => ($"factors[{f}].name", factor.Name)))
            .Concat(study.Pages.Select((page, p) => ($"pages[{p}].name", page.Name)))
            .Concat(study.Scales.Select((scale, s) => ($"scales[{s}].name", scale.Name))).Where(named => Prefix.IsMatch(named.Name)))
        {
            DesignRules.Report(context, path, $"“{name}” looks like the name of something at a vignette’s place. Begin it otherwise than v and two digits.");
        }

        var repeated = study.Pages.Where(page => page.Vignette).SelectMany(page => page.Items).Select(item => item.Name).ToHashSet();
        foreach (var (s, scale) in study.Scales.Index().Where(scale =>
            scale.Item.Items.Any(repeated.Contains) && !scale.Item.Items.All(repeated.Contains)))
        {
            DesignRules.Report(context, $"scales[{s}].items", $"Some items of “{scale.Name}” are asked for each vignette and some once. Part the scale.");
        }

        foreach (var (s, scale) in study.Scales.Index().Where(scale =>
            scale.Item.Items.Any(repeated.Contains) && scale.Item.Name.Length > longest))
        {
            DesignRules.Report(context, $"scales[{s}].name", TooLong(scale.Name, longest));
        }
    }

    private static Said TooLong(string name, int most) =>
        $"“{name}” gets a prefix for each vignette, as in v01_{name}. Use at most {most} characters.";

    [GeneratedRegex("^v[0-9][0-9]_", RegexOptions.NonBacktracking)]
    private static partial Regex Prefix { get; }
}
