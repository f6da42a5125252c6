using VignetteLab.Core.Items;

namespace VignetteLab.Core.Tests.Items;

public sealed class RatingItemTests
{
    private static readonly LocalText words = new(new Dictionary<string, string> { ["en"] = "Words" });

    private static readonly RatingItem item = new()
    {
        Name = "trust",
        Prompt = words,
        Points = "agree",
        Labels = [words, words, words, words, words],
    };

    [Theory]
    [InlineData("1", 1)]
    [InlineData("5", 5)]
    [InlineData(" 3\r\n", 3)]
    public void A_point_is_read(string posted, long point) =>
        Assert.Equal(Reading.Of(Answer.Of(point)), item.Read(posted));

    [Theory]
    [InlineData("0")]
    [InlineData("6")]
    [InlineData("-1")]
    [InlineData("2.5")]
    [InlineData("agree")]
    [InlineData("٣")]
    [InlineData("99999999999999999999999999")]
    public void Anything_else_is_no_code(string posted) =>
        Assert.Equal(Reading.Bad(FaultKind.NotACode, 1, 5), item.Read(posted));

    [Fact]
    public void Its_column_has_a_code_for_each_point()
    {
        var column = (item with { Reversed = true }).Column;

        Assert.Equal(("trust", ColumnKind.Ordinal, "agree", 1, 5, true),
            (column.Name, column.Kind, column.ValueSet, column.Min, column.Max, column.Reversed));
        Assert.Equal([1, 2, 3, 4, 5], column.Values.Select(value => value.Code));
    }

    [Fact]
    public void Points_that_begin_at_0_have_their_labels_as_codes()
    {
        var eleven = item with { First = 0, Labels = [.. Enumerable.Repeat(words, 11)] };

        Assert.Equal(Enumerable.Range(0, 11), eleven.Column.Values.Select(value => value.Code));
        Assert.Equal((0, 10), (eleven.Column.Min, eleven.Column.Max));
        Assert.Equal((Reading.Of(Answer.Of(0)), Reading.Of(Answer.Of(10))), (eleven.Read("0"), eleven.Read("10")));
        Assert.Equal(Reading.Bad(FaultKind.NotACode, 0, 10), eleven.Read("11"));
        var draws = new Draws(new byte[32], "v1|simulated|test|all|0");
        Assert.All(Enumerable.Range(0, 200).Select(_ => eleven.Simulate(draws, 0).Number ?? -1), point => Assert.InRange(point, 0, 10));
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(0.0)]
    [InlineData(1.0)]
    public void Simulated_answers_are_points(double leaning)
    {
        var draws = new Draws(new byte[32], "v1|simulated|test|all|0");

        var answers = Enumerable.Range(0, 500).Select(_ => item.Simulate(draws, leaning).Number ?? 0).ToArray();

        Assert.All(answers, point => Assert.InRange(point, 1, 5));
    }

    [Fact]
    public void Somebody_who_agrees_scores_high_and_low_where_agreement_is_reversed()
    {
        Assert.InRange(Mean(item), 3.8, 4.6);
        Assert.InRange(Mean(item with { Reversed = true }), 1.4, 2.2);
    }

    private static double Mean(RatingItem item)
    {
        var draws = new Draws(new byte[32], "v1|simulated|test|all|1");
        return Enumerable.Range(0, 500).Average(_ => item.Simulate(draws, 1).Number ?? 0);
    }
}
