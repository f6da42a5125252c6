using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Core.Tests.Studies.Linting;

public sealed class L31FixedOrderTests
{
    [Fact]
    public void A_fixed_order_of_vignettes_is_noted() => Linted.Finds(
        "L31", Severity.Note, "design.order", DesignedStudy.Of("\"kind\": \"within\", \"order\": \"fixed\""));

    [Theory]
    [InlineData("\"kind\": \"within\"")]
    [InlineData("\"kind\": \"between\"")]
    public void A_random_order_or_a_single_vignette_passes(string design) => Linted.Passes("L31", DesignedStudy.Of(design));

    [Fact]
    public void An_order_that_is_varied_on_purpose_passes() => Linted.Passes("L31", DesignedStudy.Ordered);
}
