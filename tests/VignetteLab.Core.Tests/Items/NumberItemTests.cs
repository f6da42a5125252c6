using VignetteLab.Core.Items;

namespace VignetteLab.Core.Tests.Items;

public sealed class NumberItemTests
{
    private static readonly LocalText years = new(new Dictionary<string, string> { ["en"] = "years" });

    private static readonly NumberItem item = new() { Name = "age", Prompt = years, Min = 18, Max = 99, Unit = years };

    [Theory]
    [InlineData("18", 18)]
    [InlineData("99", 99)]
    [InlineData("+40", 40)]
    [InlineData("040", 40)]
    public void A_whole_number_within_the_bounds_is_read(string posted, long number) =>
        Assert.Equal(Reading.Of(Answer.Of(number)), item.Read(posted));

    [Theory]
    [InlineData("17")]
    [InlineData("100")]
    [InlineData("-18")]
    public void A_number_outside_of_them_is_out_of_range(string posted) =>
        Assert.Equal(Reading.Bad(FaultKind.OutOfRange, 18, 99), item.Read(posted));

    [Theory]
    [InlineData("forty")]
    [InlineData("40.5")]
    [InlineData("4 0")]
    [InlineData("1e2")]
    [InlineData("99999999999999999999999999")]
    [InlineData("٤٠")]
    public void Anything_else_is_no_number(string posted) =>
        Assert.Equal(Reading.Bad(FaultKind.NotANumber, 18, 99), item.Read(posted));

    [Fact]
    public void Its_column_counts_its_unit()
    {
        var column = item.Column;

        Assert.Equal(("age", ColumnKind.Number, years, 18, 99),
            (column.Name, column.Kind, column.Unit, column.Min, column.Max));
    }

    [Fact]
    public void Simulated_answers_lie_within_the_bounds()
    {
        var draws = new Draws(new byte[32], "v1|simulated|test|all|0");
        var narrow = item with { Min = 18, Max = 20 };

        var answers = Enumerable.Range(0, 200).Select(_ => narrow.Simulate(draws, 0).Number).ToHashSet();

        Assert.Equal([18, 19, 20], answers.Order());
    }

    [Fact]
    public void The_widest_bounds_can_be_simulated()
    {
        var draws = new Draws(new byte[32], "v1|simulated|test|all|0");
        var wide = item with { Min = int.MinValue, Max = int.MaxValue };

        Assert.InRange(wide.Simulate(draws, 0).Number ?? long.MaxValue, int.MinValue, int.MaxValue);
    }
}
