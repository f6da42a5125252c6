using FluentValidation;
using VignetteLab.Core.Items;

namespace VignetteLab.Core.Studies.Rules;

/// <summary>What holds for every item.</summary>
internal abstract class ItemRules<T> : AbstractValidator<T> where T : Item
{
    protected ItemRules()
    {
        RuleFor(item => item.Decline).Must(ways => ways.Distinct().Count() == ways.Count)
            .Saying("A way to decline is given twice. Give each once.");
        RuleFor(item => item.Decline).Must((item, ways) => ways.Count == 0 || !item.Required)
            .Saying("An item is required or may be declined, not both.");
    }
}

internal sealed class RatingRules : ItemRules<RatingItem>
{
    public RatingRules() => RuleFor(item => item.First).InclusiveBetween(0, 100)
        .Saying("{PropertyValue} cannot be the lowest point. Use a number from 0 to 100; negative ones say why a value is missing.");
}

internal sealed class ChoiceRules : ItemRules<ChoiceItem>
{
    public ChoiceRules()
    {
        RuleFor(item => item.Options).Must(options => options.Count is >= 2 and <= 200)
            .Saying("A choice has 2 to 200 options. Add some or take some out.");
        RuleFor(item => item.Options).Must(options => options.DistinctBy(option => option.Name).Count() == options.Count)
            .Saying("Two options have the same name. Give each its own.");
        RuleFor(item => item.Options).Must(options => options.DistinctBy(option => option.Code).Count() == options.Count)
            .Saying("Two options have the same code. Give each its own.");
        RuleForEach(item => item.Options).ChildRules(option =>
        {
            option.RuleFor(option => option.Name).Must(Names.IsName).Saying(FactorRules.NameRule);
            option.RuleFor(option => option.Code).GreaterThanOrEqualTo(0)
                .Saying("{PropertyValue} cannot be a code: negative numbers say why a value is missing. Use 0 or more.");
        });
    }
}

internal sealed class NumberRules : ItemRules<NumberItem>
{
    public NumberRules()
    {
        RuleFor(item => item.Max).GreaterThan(item => item.Min)
            .Saying("The highest number, {PropertyValue}, is not above the lowest. Swap or mend them.");
        RuleFor(item => item.Min).GreaterThanOrEqualTo(0)
            .Saying("{PropertyValue} cannot be an answer: negative numbers say why a value is missing. Use 0 or more.");
    }
}

internal sealed class TextRules : ItemRules<TextItem>
{
    public TextRules()
    {
        RuleFor(item => item.MaxLength).InclusiveBetween(1, 4000)
            .Saying("{PropertyValue} is not a length from 1 to 4000 characters.");
        RuleFor(item => item.Lines).InclusiveBetween(1, 10).Saying("{PropertyValue} is not a number of lines from 1 to 10.");
        RuleFor(item => item.Decline).Empty().Saying("A text that nobody has to write needs no way to decline. Leave “decline” out.");
    }
}
