using FluentValidation;

namespace VignetteLab.Core.Studies.Rules;

/// <summary>How long answers are kept is a day or a number of months.</summary>
internal sealed class AboutRules : AbstractValidator<Study>
{
    public AboutRules()
    {
        RuleFor(study => study.About.KeptUntil).Must((study, _) => study.About.Day is not null)
            .When(study => study.About.KeptUntil is not null)
            .Saying("“{PropertyValue}” is not a day. Write year, month and day, as in \"2031-12-31\".");
        RuleFor(study => study.About.KeptMonths).InclusiveBetween(0, 600)
            .Saying("{PropertyValue} is not a number of months up to 600.");
        RuleFor(study => study.About.KeptMonths).Equal(0)
            .When(study => study.About.KeptUntil is not null)
            .Saying("Answers are kept until a day or for a number of months, not both. Take one of the two out.");
    }
}
