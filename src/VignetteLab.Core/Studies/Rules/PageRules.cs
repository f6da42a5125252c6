using FluentValidation;
using FluentValidation.Results;
using VignetteLab.Core.Items;

namespace VignetteLab.Core.Studies.Rules;

/// <summary>Pages can be reached, and what they ask can be answered.</summary>
internal sealed class PageRules : AbstractValidator<Study>
{
    private static readonly string[] taken = ["landing", "information", "vignette", "receipt", "declined", "closed"];

    public PageRules()
    {
        RuleFor(study => study.Pages).Must(pages => pages.Any(page => page.Vignette))
            .WithMessage("No page shows the vignette. Write \"vignette\": true on the pages that should.");
        RuleFor(study => study.Pages).Custom((pages, context) =>
        {
            foreach (var (index, page) in pages.Index().Where(page => pages.Take(page.Index).Any(other => other.Name == page.Item.Name)))
                context.AddFailure(new ValidationFailure($"pages[{index}].name", $"Two pages are called “{page.Name}”. Give each its own name."));
        });
        RuleForEach(study => study.Pages).ChildRules(page =>
        {
            page.RuleFor(page => page.Name).Must(Names.IsName).WithMessage(FactorRules.NameRule);
            page.RuleFor(page => page.Name).Must(name => !taken.Contains(name))
                .WithMessage("“{PropertyValue}” is the name of a page that every study has. Choose another.");
            page.RuleFor(page => page.Items).Must(items => items.Count is >= 1 and <= 50)
                .WithMessage("A page asks 1 to 50 items. Add some, or part the page in two.");
            page.RuleForEach(page => page.Items).SetInheritanceValidator(kinds =>
            {
                kinds.Add(new RatingRules());
                kinds.Add(new ChoiceRules());
                kinds.Add(new NumberRules());
                kinds.Add(new TextRules());
            });
        });
        RuleFor(study => study).Custom((study, context) =>
        {
            foreach (var (p, page) in study.Pages.Index())
            {
                foreach (var (i, item) in page.Items.Index())
                    Bind(study, $"pages[{p}].items[{i}]", item, context);
            }
        });
    }

    private static void Bind(Study study, string path, Item item, ValidationContext<Study> context)
    {
        if (item is RatingItem rating && !study.Points.ContainsKey(rating.Points))
            context.AddFailure(new ValidationFailure($"{path}.points", $"There are no points called “{rating.Points}”. The study has: {string.Join(", ", study.Points.Keys)}."));
        if (item is not ChoiceItem { Check: { } check } choice)
            return;
        if (study.Factors.FirstOrDefault(factor => factor.Name == check.Factor) is not { } factor)
        {
            context.AddFailure(new ValidationFailure($"{path}.check.factor", $"There is no factor called “{check.Factor}”."));
            return;
        }

        var levels = factor.Levels.Select(level => level.Name).ToArray();
        foreach (var level in levels.Where(level => !check.Correct.ContainsKey(level)))
            context.AddFailure(new ValidationFailure($"{path}.check.correct", $"Say which option is right for “{level}”."));
        foreach (var (level, option) in check.Correct)
        {
            if (!levels.Contains(level) && study.Controls.All(control => control.Name != level))
                context.AddFailure(new ValidationFailure($"{path}.check.correct.{level}", $"“{level}” is neither a level of “{factor.Name}” nor a control arm."));
            if (choice.Options.All(other => other.Name != option))
                context.AddFailure(new ValidationFailure($"{path}.check.correct.{level}", $"There is no option called “{option}”."));
        }
    }
}
