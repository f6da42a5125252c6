using FluentValidation;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Studies.Rules;

/// <summary>Factors, their levels and control arms are named so that arms and data can be told apart.</summary>
internal sealed class FactorRules : AbstractValidator<Study>
{
    public FactorRules()
    {
        RuleFor(study => study.Factors).NotEmpty().Saying("A study varies something. Add a factor.");
        RuleForEach(study => study.Factors).ChildRules(factor =>
        {
            factor.RuleFor(factor => factor.Levels).Must(levels => levels.Count >= 2)
                .Saying("A factor needs at least two levels. Add one.");
            factor.RuleFor(factor => factor.Levels).Custom((levels, context) =>
            {
                Unique(levels.Select(level => level.Name), "name", context);
                Unique(levels.Select(level => level.Code.ToString(System.Globalization.CultureInfo.InvariantCulture)), "code", context);
            });
            factor.RuleForEach(factor => factor.Levels).ChildRules(level =>
            {
                level.RuleFor(level => level.Name).Must(Names.IsName).Saying(NameRule);
                level.RuleFor(level => level.Code).GreaterThanOrEqualTo(0)
                    .Saying("{PropertyValue} cannot be a code: negative numbers say why a value is missing. Use 0 or more.");
                level.RuleFor(level => level.Words).Must((level, words) =>
                        (words is null ? 0 : 1) + (level.Forms.Count > 0 ? 1 : 0) + (level.Order is null ? 0 : 1) == 1)
                    .Saying("A level fills its hole with “words”, or several holes with “forms”; or it has an “order” and no hole. Give one of the three.");
            });
            factor.RuleFor(factor => factor.Levels).Must(levels => levels.All(level => level.Order is null) || levels.All(level => level.Order is not null))
                .Saying("Some levels have an “order” and some have words. A factor varies the words of vignettes or their order, not both.");
        });
        RuleForEach(study => study.Controls).ChildRules(control =>
            control.RuleFor(control => control.Name).Must(Names.IsName).Saying(NameRule));
        RuleFor(study => study).Custom((study, context) =>
        {
            if (Built.Of(context).Vignettes is not { } vignettes)
            {
                context.AddFailure(Failure.Of("factors", $"The factors make {Universe.Size(study.Factors, study.Controls)} versions; at most {Universe.MaxSize} are possible. Take a factor or levels out."));
                return;
            }

            foreach (var twin in vignettes.CountBy(vignette => vignette.Name).Where(name => name.Value > 1))
                context.AddFailure(Failure.Of("factors", $"Two vignettes would be called “{twin.Key}”. Rename a level or a control arm."));
        });
    }

    /// <summary>What is wrong with a name that is none.</summary>
    public const string NameRule =
        "“{PropertyValue}” is not a name. Use lower-case letters a to z, digits and _, a letter first and no _ last, at most 32.";

    private static void Unique(IEnumerable<string> values, Said what, ValidationContext<Factor> context)
    {
        var seen = new HashSet<string>();
        foreach (var (index, value) in values.Index())
        {
            if (!seen.Add(value))
                context.AddFailure(Failure.Of($"{context.PropertyPath}[{index}].{what}", $"Two levels have the {what} “{value}”. Give each its own."));
        }
    }
}
