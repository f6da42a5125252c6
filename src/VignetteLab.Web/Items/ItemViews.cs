using VignetteLab.Core.Items;

namespace VignetteLab.Web.Items;

/// <summary>Which component shows which kind of item.</summary>
public static class ItemViews
{
    public static Type For(Item item) => item switch
    {
        RatingItem => typeof(RatingItemView),
        ChoiceItem => typeof(ChoiceItemView),
        NumberItem => typeof(NumberItemView),
        TextItem => typeof(TextItemView),
        _ => throw new NotSupportedException($"No view shows {item.GetType().Name}."),
    };
}
