using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;

namespace VignetteLab.Core.Tables;

/// <summary>The score of a scale: the mean of its answered items, reversed ones turned, when at least half are answered.</summary>
/// <remarks>Source: the usual half rule for multi-item scales; see Schafer and Graham (2002), Psychological Methods 7(2).</remarks>
public sealed class ScaleScore(FrozenStudy study, Scale scale)
{
    private readonly RatingItem[] items = [.. scale.Items.Select(study.Item).Cast<RatingItem>()];

    /// <summary>The scale.</summary>
    public Scale Scale => scale;

    /// <summary>The code of the lowest point that its items are answered on.</summary>
    public int Lowest => items[0].First;

    /// <summary>The code of the highest point that its items are answered on.</summary>
    public int Highest => items[0].Highest;

    /// <summary>What a reversed item's answer is taken from to turn it.</summary>
    public int Turn => Lowest + Highest;

    /// <summary>The fewest answers that make a score: half of the items, rounded up.</summary>
    public int Fewest => (items.Length + 1) / 2;

    /// <summary>The score in points of the scale; <c>null</c> when too few items are answered.</summary>
    /// <param name="answer">Item name to the code of its point; <c>null</c> when it is missing.</param>
    public double? Of(Func<string, long?> answer)
    {
        var points = items
            .Select(item => (item.Reversed, Point: answer(item.Name)))
            .Where(item => item.Point is not null)
            .Select(item => (double)(item.Reversed ? Turn - item.Point!.Value : item.Point!.Value))
            .ToArray();
        return points.Length >= Fewest ? points.Average() : null;
    }
}
