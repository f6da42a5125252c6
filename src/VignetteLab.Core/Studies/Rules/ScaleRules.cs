using FluentValidation;
using VignetteLab.Core.Items;

namespace VignetteLab.Core.Studies.Rules;

/// <summary>A scale is made of rating items on the same points.</summary>
internal sealed class ScaleRules : AbstractValidator<Study>
{
    public ScaleRules() => RuleFor(study => study).Custom((study, context) =>
    {
        var items = study.Items.DistinctBy(item => item.Name).ToDictionary(item => item.Name);
        foreach (var (s, scale) in study.Scales.Index())
        {
            if (scale.Items.Count < 2 || scale.Items.Distinct().Count() < scale.Items.Count)
                Report(context, $"scales[{s}].items", "A scale has at least two items, each once.");
            foreach (var (i, name) in scale.Items.Index())
            {
                if (items.GetValueOrDefault(name) is not RatingItem)
                    Report(context, $"scales[{s}].items[{i}]", $"“{name}” is not a rating item of this study.");
            }

            if (scale.Items.Select(items.GetValueOrDefault).OfType<RatingItem>().Select(item => item.Points).Distinct().Count() > 1)
                Report(context, $"scales[{s}].items", "The items are answered on different points. A mean of them would say nothing; part the scale.");
        }
    });

    private static void Report(ValidationContext<Study> context, string path, Said said) =>
        context.AddFailure(Failure.Of(path, said));
}
