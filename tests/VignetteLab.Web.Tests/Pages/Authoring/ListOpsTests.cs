using VignetteLab.Web.Pages.Authoring;

namespace VignetteLab.Web.Tests.Pages.Authoring;

public sealed class ListOpsTests
{
    [Theory]
    [InlineData("add Factors", "a b new", "Factors-2")]
    [InlineData("up Factors[1]", "b a", "Factors-0")]
    [InlineData("down Factors[0]", "b a", "Factors-1")]
    [InlineData("up Factors[0]", "a b", "Factors-0")]
    [InlineData("remove Factors[0]", "b", "Factors-0")]
    [InlineData("remove Factors[7]", "a b", null)]
    [InlineData("up Factors[1234]", "a b", null)]
    [InlineData("add Revision", "a b", null)]
    [InlineData("add Factors[0].Label", "a b", null)]
    [InlineData("add Factors[0].Name", "a b", null)]
    [InlineData("add GetType", "a b", null)]
    [InlineData("drop Factors[0]", "a b", null)]
    [InlineData("", "a b", null)]
    public void Buttons_do_what_they_say_and_nothing_else(string op, string factors, string? on)
    {
        var form = new FactorsForm { Factors = { new() { Name = "a" }, new() { Name = "b" } } };

        Assert.Equal(on, ListOps.Do(form, op));
        Assert.Equal(factors, string.Join(' ', form.Factors.Select(factor => factor.Name ?? "new")));
    }

    [Fact]
    public void A_list_within_a_part_is_found_and_does_not_grow_without_end()
    {
        var form = new FactorsForm { Factors = { new(), new() } };

        Assert.Equal("Factors-1-Levels-0", ListOps.Do(form, "add Factors[1].Levels"));
        for (var n = 0; n < 300; n++)
            ListOps.Do(form, "add Factors[1].Levels");

        Assert.Equal((0, ListOps.Most), (form.Factors[0].Levels.Count, form.Factors[1].Levels.Count));
    }
}
