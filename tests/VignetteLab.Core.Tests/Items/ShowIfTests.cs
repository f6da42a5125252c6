using VignetteLab.Core.Items;

namespace VignetteLab.Core.Tests.Items;

public sealed class ShowIfTests
{
    [Theory]
    [InlineData("nurse", true)]
    [InlineData("helper", true)]
    [InlineData("cook", false)]
    [InlineData("refused", false)]
    [InlineData(null, false)]
    public void An_answer_is_one_of_several(string? name, bool holds) =>
        Assert.Equal(holds, Of(new() { Item = "role", Is = ["nurse", "helper"] }, name));

    [Theory]
    [InlineData("nurse", false)]
    [InlineData("cook", true)]
    [InlineData("refused", true)]
    [InlineData(null, false)]
    public void Only_who_gave_something_gave_something_else(string? name, bool holds) =>
        Assert.Equal(holds, Of(new() { Item = "role", IsNot = ["nurse"] }, name));

    [Theory]
    [InlineData("refused", true)]
    [InlineData("nurse", false)]
    [InlineData(null, false)]
    public void Declining_can_be_looked_at(string? name, bool holds) =>
        Assert.Equal(holds, Of(new() { Item = "role", Is = ["refused"] }, name));

    [Theory]
    [InlineData("nurse", true)]
    [InlineData("refused", false)]
    [InlineData(null, false)]
    public void Who_declined_has_not_answered(string? name, bool answered)
    {
        Assert.Equal(answered, Of(new() { Item = "role", Answered = true }, name));
        Assert.Equal(!answered, Of(new() { Item = "role", Answered = false }, name));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(5, true)]
    [InlineData(6, false)]
    [InlineData(-94, false)]
    public void Bounds_belong_to_the_range(long number, bool holds)
    {
        var given = new Given(true, Answer.Of(number), number < 0 ? "refused" : null);

        Assert.Equal(holds, new ShowIf { Item = "years", AtLeast = 2, AtMost = 5 }.Holds(_ => given, _ => null));
    }

    [Fact]
    public void Without_an_answer_no_bound_is_met() =>
        Assert.False(new ShowIf { Item = "years", AtMost = 5 }.Holds(_ => new(true), _ => null));

    [Theory]
    [InlineData("core", true)]
    [InlineData("none", false)]
    public void A_level_is_one_of_several(string level, bool holds)
    {
        Assert.Equal(holds, new ShowIf { Factor = "type", Is = ["core", "whole"] }.Holds(_ => default, _ => level));
        Assert.Equal(!holds, new ShowIf { Factor = "type", IsNot = ["core"] }.Holds(_ => default, _ => level));
    }

    [Fact]
    public void What_is_not_known_decides_nothing()
    {
        Assert.Null(new ShowIf { Item = "role", Is = ["nurse"] }.Holds(_ => default, _ => null));
        Assert.Null(new ShowIf { Factor = "type", IsNot = ["core"] }.Holds(_ => default, _ => null));
    }

    [Theory]
    [InlineData("tt", true, true)]
    [InlineData("tf", false, true)]
    [InlineData("ff", false, false)]
    [InlineData("t?", null, true)]
    [InlineData("f?", false, null)]
    [InlineData("??", null, null)]
    public void Rules_are_joined_as_far_as_they_are_known(string parts, bool? all, bool? any)
    {
        ShowIf[] rules = [.. parts.Select((_, part) => new ShowIf { Item = $"{part}", Answered = true })];
        Given Said(string item) => parts[int.Parse(item, System.Globalization.CultureInfo.InvariantCulture)] switch
        {
            't' => new(true, Answer.Of(1), "one"),
            'f' => new(true),
            _ => default,
        };

        Assert.Equal(all, new ShowIf { All = rules }.Holds(Said, _ => null));
        Assert.Equal(any, new ShowIf { Any = rules }.Holds(Said, _ => null));
    }

    [Fact]
    public void A_rule_is_told_in_one_line()
    {
        var rule = new ShowIf
        {
            All =
            [
                new() { Item = "role", Is = ["nurse", "helper"] },
                new() { Any = [new() { Item = "years", AtLeast = 2, AtMost = 5 }, new() { Factor = "type", IsNot = ["core"] }] },
                new() { Item = "why", Answered = false },
            ],
        };

        Assert.Equal(
            "v_role in (nurse, helper) and (v_years >= 2 and v_years <= 5 or v_type not in (core)) and not answered(v_why)",
            rule.Text(name => $"v_{name}"));
    }

    private static bool? Of(ShowIf rule, string? name) => rule.Holds(
        _ => new(true, name is null ? null : Answer.Of(name == "refused" ? -94 : 1), name), _ => null);
}
