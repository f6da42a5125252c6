using VignetteLab.Core.Items;

namespace VignetteLab.Core.Tests.Items;

public sealed class MissingReasonsTests
{
    [Fact]
    public void Every_reason_is_in_the_docs_with_its_code_and_name()
    {
        var docs = Checkout.Text("vignettes", "README.md");

        Assert.All(Enum.GetValues<MissingReason>(), reason =>
            Assert.Contains($"| −{-(int)reason} | `{reason.Name()}` |", docs, StringComparison.Ordinal));
    }

    [Fact]
    public void The_codes_are_one_range_without_gaps() =>
        Assert.Equal(
            Enumerable.Range(-98, 9),
            Enum.GetValues<MissingReason>().Select(reason => (int)reason).Order());
}
