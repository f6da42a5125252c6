using VignetteLab.Core.Items;

namespace VignetteLab.Core.Tests.Items;

public sealed class ChoiceItemTests
{
    private static readonly LocalText words = new(new Dictionary<string, string> { ["en"] = "Words" });

    private static readonly ChoiceItem item = new()
    {
        Name = "role",
        Prompt = words,
        Options =
        [
            new() { Name = "cook", Code = 7, Label = words },
            new() { Name = "nurse", Code = 0, Label = words },
            new() { Name = "clerk", Code = 2, Label = words },
        ],
    };

    [Theory]
    [InlineData("7", 7)]
    [InlineData("0", 0)]
    [InlineData(" 2 ", 2)]
    public void The_code_of_an_option_is_read(string posted, long code) =>
        Assert.Equal(Reading.Of(Answer.Of(code)), item.Read(posted));

    [Theory]
    [InlineData("1")]
    [InlineData("-7")]
    [InlineData("cook")]
    [InlineData("7.0")]
    [InlineData("99999999999999999999999999")]
    [InlineData("4294967303")]
    public void Anything_else_is_no_code(string posted) =>
        Assert.Equal(Reading.Bad(FaultKind.NotACode), item.Read(posted));

    [Fact]
    public void Its_column_has_every_code_lowest_first()
    {
        var column = item.Column;

        Assert.Equal([(0, "nurse"), (2, "clerk"), (7, "cook")], column.Values.Select(value => (value.Code, value.Name)));
        Assert.Equal((ColumnKind.Nominal, "role", 0, 7), (column.Kind, column.ValueSet, column.Min, column.Max));
    }

    [Fact]
    public void Simulated_answers_are_codes_and_none_is_left_out()
    {
        var draws = new Draws(new byte[32], "v1|simulated|test|all|0");

        var answers = Enumerable.Range(0, 200).Select(_ => item.Simulate(draws, 0).Number).ToHashSet();

        Assert.Equal([0, 2, 7], answers.Order());
    }
}
