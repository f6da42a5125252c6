using System.Text.RegularExpressions;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Tests.Reference;

namespace VignetteLab.Core.Tests.Allocation;

public sealed class ItemOrderTests
{
    private static readonly AllocationKey key = new(AllocationVectors.All.KeyBytes);

    private static readonly string[] items = ["quality_1", "quality_2", "quality_3", "quality_4"];

    private static string[] Draw(long number, params string?[] scales) => ItemOrder.Draw(
        key, Mode.Live, "quality", "nurse", number, [.. items.Select((item, index) => new ScaledItem(item, scales.ElementAtOrDefault(index)))]);

    [Fact]
    public void The_order_is_the_one_that_the_docs_print()
    {
        var order = Draw(1);

        Assert.Equal(["quality_2", "quality_4", "quality_3", "quality_1"], order);
    }

    [Fact]
    public void Every_item_stands_in_it_once()
    {
        foreach (var number in Enumerable.Range(1, 100))
            Assert.Equal(items, Draw(number).Order());
    }

    [Fact]
    public void The_studys_own_order_stays_as_it_was()
    {
        ScaledItem[] own = [.. items.Select(item => new ScaledItem(item, "quality"))];

        ItemOrder.Draw(key, Mode.Live, "quality", "nurse", 1, own);

        Assert.Equal(items, own.Select(item => item.Item));
    }

    [Fact]
    public void Items_stay_among_the_positions_of_their_scale()
    {
        var orders = Enumerable.Range(1, 200).Select(number => Draw(number, "one", "two", null, "one")).ToArray();

        Assert.All(orders, order => Assert.Equal(("quality_2", "quality_3"), (order[1], order[2])));
        Assert.Equal(["quality_1", "quality_4"], orders.Select(order => order[0]).Distinct().Order());
    }

    [Fact]
    public void Items_that_are_all_of_one_scale_or_of_none_are_one_group() =>
        Assert.All(Enumerable.Range(1, 20), number => Assert.Equal(Draw(number), Draw(number, "one", "one", "one", "one")));

    [Fact]
    public void Scales_are_shuffled_one_after_the_other_as_they_come()
    {
        string[] first = [items[1], items[3]], second = [items[0], items[2]];
        var draws = new Draws(key.Bytes, "v1|live|items.quality|nurse|1");
        draws.Shuffle(second.AsSpan());
        draws.Shuffle(first.AsSpan());

        Assert.Equal([second[0], first[0], second[1], first[1]], Draw(1, "two", "one", "two", "one"));
    }

    [Fact]
    public void Each_item_comes_first_about_as_often_as_the_others()
    {
        var first = Enumerable.Range(1, 4_000)
            .CountBy(number => Draw(number)[0]).ToDictionary();

        // Five standard deviations: 5 × √(4,000 × 1/4 × 3/4) ≈ 137.
        Assert.All(items, item => Assert.InRange(first[item], 863, 1_137));
    }

    [PythonFact]
    public async Task The_program_in_the_docs_prints_what_the_docs_say()
    {
        var docs = Checkout.Text("vignettes", "README.md");
        var program = Regex.Match(docs, "```python\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        var output = Regex.Match(docs, "It prints\n\n```\n(.*?)\n```", RegexOptions.Singleline).Groups[1].Value;

        var printed = await PythonFactAttribute.RunAsync("-c", program);

        Assert.Equal(output.Split('\n'), printed);
    }
}
