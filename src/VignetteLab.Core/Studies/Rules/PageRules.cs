using FluentValidation;
using VignetteLab.Core.Items;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Studies.Rules;

/// <summary>Pages can be reached, and what they ask can be answered.</summary>
internal sealed class PageRules : AbstractValidator<Study>
{
    private static readonly string[] taken = ["landing", "information", "vignette", "receipt", "declined", "closed", "screened_out", "full"];

    public PageRules()
    {
        RuleFor(study => study.Pages).Must(pages => pages.Any(page => page.Vignette))
            .Saying("No page shows the vignette. Write \"vignette\": true on the pages that should.");
        RuleFor(study => study.Pages).Custom((pages, context) =>
        {
            foreach (var (index, page) in pages.Index().Where(page => pages.Take(page.Index).Any(other => other.Name == page.Item.Name)))
                context.AddFailure(Failure.Of($"pages[{index}].name", $"Two pages are called “{page.Name}”. Give each its own name."));
        });
        RuleForEach(study => study.Pages).ChildRules(page =>
        {
            page.RuleFor(page => page.Name).Must(Names.IsName).Saying(FactorRules.NameRule);
            page.RuleFor(page => page.Name).Must(name => !taken.Contains(name))
                .Saying("“{PropertyValue}” is the name of a page that every study has. Choose another.");
            page.RuleFor(page => page.Items).Must(items => items.Count is >= 1 and <= 50)
                .Saying("A page asks 1 to 50 items. Add some, or part the page in two.");
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
            var first = study.Pages.Index().Where(page => page.Item.Vignette).Select(page => page.Index).FirstOrDefault(-1);
            foreach (var (p, page) in study.Pages.Index())
            {
                if (page.Order == PageOrder.Random && p < first)
                    context.AddFailure(Failure.Of($"pages[{p}].order", "An order is drawn with the place, at the first vignette. Take \"order\" out, or ask the page later."));
                foreach (var (i, item) in page.Items.Index())
                {
                    Bind(study, $"pages[{p}].items[{i}]", item, context);
                    Screen(study, page, $"pages[{p}].items[{i}]", item, context);
                    if (item is ChoiceItem { Check: { } check } && !page.Vignette && Varies(study, check.Factor))
                        context.AddFailure(Failure.Of($"pages[{p}].items[{i}].check.factor", $"“{check.Factor}” varies from vignette to vignette. Ask on a page with the vignette."));
                }
            }
        });
    }

    private static bool Varies(Study study, string factor) =>
        study.Design.Kind == DesignKind.Within || study.Design.Kind == DesignKind.Mixed && !study.Design.Fixed.Contains(factor);

    private static void Screen(Study study, Page page, string path, Item item, ValidationContext<Study> context)
    {
        if (item is not ChoiceItem choice || !choice.Options.Any(option => option.ScreenOut))
            return;
        if (study.Pages.TakeWhile(other => !other.Vignette).All(other => other != page))
            context.AddFailure(Failure.Of($"{path}.options", "Who is eligible is asked before the first vignette. Move the question there, or take “screenOut” out."));
        if (!choice.Required)
            context.AddFailure(Failure.Of($"{path}.required", $"“{choice.Name}” decides who can take part, so it must be answered. Write \"required\": true on it."));
        if (choice.Options.All(option => option.ScreenOut))
            context.AddFailure(Failure.Of($"{path}.options", "Every answer would end the survey. Let at least one go on."));
    }

    private static void Bind(Study study, string path, Item item, ValidationContext<Study> context)
    {
        if (item is RatingItem rating && !study.Points.ContainsKey(rating.Points))
            context.AddFailure(Failure.Of($"{path}.points", $"There are no points called “{rating.Points}”. The study has: {string.Join(", ", study.Points.Keys)}."));
        if (item is RatingItem { Points: var points, First: var first } &&
            study.Items.OfType<RatingItem>().First(other => other.Points == points).First is var before && before != first)
        {
            context.AddFailure(Failure.Of($"{path}.first", $"The points “{points}” begin at {before} in another item and at {first} here, so one code would stand for two labels. Let all begin at the same number."));
        }

        if (item is not ChoiceItem { Check: { } check } choice)
            return;
        if (study.Factors.FirstOrDefault(factor => factor.Name == check.Factor) is not { } factor)
        {
            context.AddFailure(Failure.Of($"{path}.check.factor", $"There is no factor called “{check.Factor}”."));
            return;
        }

        var levels = factor.Levels.Select(level => level.Name).ToArray();
        foreach (var level in levels.Where(level => !check.Correct.ContainsKey(level)))
            context.AddFailure(Failure.Of($"{path}.check.correct", $"Say which option is right for “{level}”."));
        foreach (var (level, option) in check.Correct)
        {
            if (!levels.Contains(level) && study.Controls.All(control => control.Name != level))
                context.AddFailure(Failure.Of($"{path}.check.correct.{level}", $"“{level}” is neither a level of “{factor.Name}” nor a control arm."));
            if (choice.Options.All(other => other.Name != option))
                context.AddFailure(Failure.Of($"{path}.check.correct.{level}", $"There is no option called “{option}”."));
        }
    }
}
