using System.Text.RegularExpressions;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Tests.Reference;

namespace VignetteLab.Core.Tests.Allocation;

public sealed class ItemOrderTests
{
    private static readonly AllocationKey key = new(AllocationVectors.All.KeyBytes);

    private static readonly string[] items = ["quality_1", "quality_2", "quality_3", "quality_4"];

    [Fact]
    public void The_order_is_the_one_that_the_docs_print()
    {
        var order = ItemOrder.Draw(key, Mode.Live, "quality", "nurse", 1, items);

        Assert.Equal(["quality_2", "quality_4", "quality_3", "quality_1"], order);
    }

    [Fact]
    public void Every_item_stands_in_it_once()
    {
        foreach (var number in Enumerable.Range(1, 100))
            Assert.Equal(items, ItemOrder.Draw(key, Mode.Live, "quality", "nurse", number, items).Order());
    }

    [Fact]
    public void The_studys_own_order_stays_as_it_was()
    {
        string[] own = [.. items];

        ItemOrder.Draw(key, Mode.Live, "quality", "nurse", 1, own);

        Assert.Equal(items, own);
    }

    [Fact]
    public void Each_item_comes_first_about_as_often_as_the_others()
    {
        var first = Enumerable.Range(1, 4_000)
            .CountBy(number => ItemOrder.Draw(key, Mode.Live, "quality", "nurse", number, items)[0]).ToDictionary();

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
