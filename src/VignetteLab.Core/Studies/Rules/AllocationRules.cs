using FluentValidation;
using FluentValidation.Results;
using VignetteLab.Core.Items;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Studies.Rules;

/// <summary>Allocation can be done with what is known before the first vignette.</summary>
internal sealed class AllocationRules : AbstractValidator<Study>
{
    private const int longestBlock = 10_000;

    public AllocationRules()
    {
        RuleFor(study => study.Allocation.Multiples).NotEmpty().WithMessage("Name at least one multiple, as in [1, 2].");
        RuleForEach(study => study.Allocation.Multiples).InclusiveBetween(1, 100)
            .WithMessage("{PropertyValue} is not a multiple from 1 to 100.");
        RuleFor(study => study).Custom((study, context) =>
        {
            Strata(study, context);
            Shares(study, context);
        });
    }

    private static void Strata(Study study, ValidationContext<Study> context)
    {
        var before = study.Pages.TakeWhile(page => !page.Vignette).SelectMany(page => page.Items).ToArray();
        var strata = 1L;
        foreach (var (s, name) in study.Allocation.Strata.Index())
        {
            var path = $"allocation.strata[{s}]";
            if (study.Allocation.Strata.Take(s).Contains(name))
                Report(context, path, $"“{name}” is named twice. Name it once.");
            if (before.FirstOrDefault(item => item.Name == name) is not ChoiceItem item)
                Report(context, path, $"“{name}” is not a choice that is asked before the first vignette. Ask it there, or take it out.");
            else if (!item.Required)
                Report(context, path, $"“{name}” parts respondents before allocation, so it must be answered. Write \"required\": true on it.");
            else
                strata *= item.Options.Count;
        }

        if (strata > 1000)
            Report(context, "allocation.strata", $"The strata make {strata} groups; blocks would hardly ever fill. Use fewer.");
    }

    private static void Shares(Study study, ValidationContext<Study> context)
    {
        if (Universe.Size(study.Factors, study.Controls) > Universe.MaxArms)
            return;
        var names = Universe.Of(study.Factors, study.Controls).Select(arm => arm.Name).ToArray();
        foreach (var (arm, share) in study.Allocation.Shares)
        {
            if (!names.Contains(arm))
                Report(context, $"allocation.shares.{arm}", $"There is no arm called “{arm}”. The arms are: {string.Join(", ", names.Take(20))}.");
            if (share is < 1 or > 100)
                Report(context, $"allocation.shares.{arm}", $"{share} is not a share from 1 to 100.");
        }

        var longest = names.Sum(arm => (long)study.Allocation.Shares.GetValueOrDefault(arm, 1)) *
            study.Allocation.Multiples.DefaultIfEmpty(1).Max();
        if (longest > longestBlock)
            Report(context, "allocation.multiples", $"A block would have {longest} places; at most {longestBlock} are possible. Lower shares or multiples.");
    }

    private static void Report(ValidationContext<Study> context, string path, string message) =>
        context.AddFailure(new ValidationFailure(path, message));
}
