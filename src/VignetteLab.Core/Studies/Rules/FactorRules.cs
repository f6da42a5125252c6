using FluentValidation;
using FluentValidation.Results;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Studies.Rules;

/// <summary>Factors, their levels and control arms are named so that arms and data can be told apart.</summary>
internal sealed class FactorRules : AbstractValidator<Study>
{
    public FactorRules()
    {
        RuleFor(study => study.Factors).NotEmpty().WithMessage("A study varies something. Add a factor.");
        RuleForEach(study => study.Factors).ChildRules(factor =>
        {
            factor.RuleFor(factor => factor.Levels).Must(levels => levels.Count >= 2)
                .WithMessage("A factor needs at least two levels. Add one.");
            factor.RuleFor(factor => factor.Levels).Custom((levels, context) =>
            {
                Unique(levels.Select(level => level.Name), "name", context);
                Unique(levels.Select(level => level.Code.ToString(System.Globalization.CultureInfo.InvariantCulture)), "code", context);
            });
            factor.RuleForEach(factor => factor.Levels).ChildRules(level =>
            {
                level.RuleFor(level => level.Name).Must(Names.IsName).WithMessage(NameRule);
                level.RuleFor(level => level.Code).GreaterThanOrEqualTo(0)
                    .WithMessage("{PropertyValue} cannot be a code: negative numbers say why a value is missing. Use 0 or more.");
                level.RuleFor(level => level.Words).Must((level, words) => words is not null ^ level.Forms.Count > 0)
                    .WithMessage("A level fills its hole with “words”, or several holes with “forms”. Give one of the two.");
            });
        });
        RuleForEach(study => study.Controls).ChildRules(control =>
            control.RuleFor(control => control.Name).Must(Names.IsName).WithMessage(NameRule));
        RuleFor(study => study).Custom((study, context) =>
        {
            var size = Universe.Size(study.Factors, study.Controls);
            if (size > Universe.MaxArms)
            {
                context.AddFailure(new ValidationFailure("factors", $"The factors make {size} versions; at most {Universe.MaxArms} are possible. Take a factor or levels out."));
                return;
            }

            foreach (var twin in Universe.Of(study.Factors, study.Controls).CountBy(arm => arm.Name).Where(arm => arm.Value > 1))
                context.AddFailure(new ValidationFailure("factors", $"Two arms would be called “{twin.Key}”. Rename a level or a control arm."));
        });
    }

    /// <summary>What is wrong with a name that is none.</summary>
    public const string NameRule =
        "“{PropertyValue}” is not a name. Use lower-case letters a to z, digits and _, a letter first and no _ last, at most 32.";

    private static void Unique(IEnumerable<string> values, string what, ValidationContext<Factor> context)
    {
        var seen = new HashSet<string>();
        foreach (var (index, value) in values.Index())
        {
            if (!seen.Add(value))
                context.AddFailure(new ValidationFailure($"{context.PropertyPath}[{index}].{what}", $"Two levels have the {what} “{value}”. Give each its own."));
        }
    }
}
