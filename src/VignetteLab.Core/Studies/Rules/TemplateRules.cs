using FluentValidation;
using VignetteLab.Core.Vignettes;
using VignetteLab.Core.Vignettes.Designs;

namespace VignetteLab.Core.Studies.Rules;

/// <summary>Every hole of the vignette has words in every arm, and every factor has a hole.</summary>
internal sealed class TemplateRules : AbstractValidator<Study>
{
    // Every arm's wording is kept in memory, so a vignette has an end; nobody reads more in a break anyway.
    private const int longestVignette = 20_000;

    public TemplateRules() => RuleFor(study => study).Custom((study, context) =>
    {
        if (study.Texts.Vignette.Words.FirstOrDefault(words => words.Value.Length > longestVignette) is { Key: { } tooLong })
        {
            Report(context, "vignette", tooLong, 1, $"The vignette has more than {longestVignette} characters. Shorten it.");
            return;
        }

        foreach (var (text, words) in new[] { ("information", study.Texts.Information), ("debrief", study.Texts.Debrief) })
        {
            foreach (var (language, markdown) in words.Words)
            {
                foreach (var hole in Template.Parse(markdown).Inlines.OfType<Hole>())
                    Report(context, text, language, hole.Line, $"“{hole.PlainText}” looks like a hole, but everyone reads the same {text}. Write the words out.");
            }
        }

        foreach (var (language, markdown) in study.Texts.Vignette.Words)
            Check(study, language, markdown, context);
    });

    private static void Check(Study study, string language, string markdown, ValidationContext<Study> context)
    {
        var template = Template.Parse(markdown);
        if (template.Blocks.Any(block => block is Heading))
            Report(context, "vignette", language, 1, "A vignette has no headings. Make it running text, or a bold line.");
        foreach (var (text, line) in Template.StrayBraces(markdown))
            Report(context, "vignette", language, line, $"“{text}” is not a hole. Write {{factor}} or {{factor.form}} in lower case, or leave the braces out.");

        var filled = study.Factors.SelectMany(factor => factor.Levels.SelectMany(level => level.Holes(factor.Name)))
            .Select(hole => hole.Hole).ToHashSet();
        var holes = template.Inlines.OfType<Hole>().ToArray();
        foreach (var hole in holes.Where(hole => !filled.Contains(hole.Name)))
            Report(context, "vignette", language, hole.Line, $"No factor fills the hole “{hole.PlainText}”. The levels fill: {string.Join(", ", filled.Order(StringComparer.Ordinal).Select(name => $"{{{name}}}"))}.");

        var names = holes.Select(hole => hole.Name).ToHashSet();
        foreach (var (f, factor) in study.Factors.Index().Where(factor => !factor.Item.IsOrder))
        {
            if (!holes.Any(hole => hole.Name == factor.Name || hole.Name.StartsWith(factor.Name + ".", StringComparison.Ordinal)))
                context.AddFailure(Failure.Of($"factors[{f}].name", $"The factor “{factor.Name}” has no hole in the vignette in “{language}”. Write {{{factor.Name}}} where it varies."));
            foreach (var (l, level) in factor.Levels.Index())
            {
                Fill(context, $"factors[{f}].levels[{l}]", $"The level “{level.Name}”",
                    names.Where(hole => hole.Split('.')[0] == factor.Name && filled.Contains(hole)), level.Holes(factor.Name), names);
            }
        }

        foreach (var (c, control) in study.Controls.Index())
        {
            Fill(context, $"controls[{c}].words", $"The control arm “{control.Name}”",
                names.Where(filled.Contains), control.Words.Select(word => (word.Key, word.Value)), names);
        }

        foreach (var (o, other) in study.Overrides.Index())
            Fill(context, $"overrides[{o}].words", "The override", [], other.Words.Select(word => (word.Key, word.Value)), names);

        Twins(template, language, context);
    }

    private static void Fill(
        ValidationContext<Study> context, string path, Said who,
        IEnumerable<string> wanted, IEnumerable<(string Hole, LocalText Words)> given, HashSet<string> used)
    {
        var holes = given.Select(words => words.Hole).ToHashSet();
        foreach (var hole in wanted.Where(hole => !holes.Contains(hole)).Order(StringComparer.Ordinal))
            context.AddFailure(Failure.Of(path, $"{who} has no words for the hole {{{hole}}}. Write them."));
        foreach (var hole in holes.Where(hole => !used.Contains(hole)).Order(StringComparer.Ordinal))
            context.AddFailure(Failure.Of(path, $"{who} has words for {{{hole}}}, which is not in every language of the vignette. Put the hole in, or take the words out."));
    }

    private static void Twins(Prose template, string language, ValidationContext<Study> context)
    {
        var holes = template.Inlines.OfType<Hole>().Select(hole => hole.Name).Distinct().ToArray();
        if (Built.Of(context).Vignettes is not { } vignettes || vignettes.Any(vignette => holes.Any(hole =>
            vignette.Words.GetValueOrDefault(hole)?.Words.ContainsKey(language) != true)))
        {
            return;
        }

        foreach (var twins in vignettes.GroupBy(vignette => vignette.Word(template, language).PlainText).Where(same => same.Count() > 1))
            Report(context, "vignette", language, 1, $"The versions {FactorNames.List(twins.Take(3).Select(vignette => $"“{vignette.Name}”"))} read the same in “{language}”. Let their words differ.");
    }

    private static void Report(ValidationContext<Study> context, string text, string language, int line, Said said) =>
        context.AddFailure(Failure.Of($"texts.{text}.{language}", said, below: line - 1));
}
