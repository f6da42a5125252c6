using Bunit;
using VignetteLab.Core.Items;
using VignetteLab.Web.Items;

namespace VignetteLab.Web.Tests.Items;

public sealed class NumberItemViewTests : ItemViewTests<NumberItem, NumberItemView>
{
    private protected override NumberItem Sample => ItemSample.Number;

    private protected override string Described => "#years";

    private protected override string Asks => "label[for=years]";

    [Theory]
    [InlineData("12")]
    [InlineData("mange")]
    [InlineData("\"><script>")]
    public void What_was_typed_stays_in_the_field(string typed) =>
        Assert.Equal(typed, View(posted: typed).Find("#years").GetAttribute("value"));

    [Fact]
    public void A_phone_shows_digits_and_remembers_nothing()
    {
        var field = View().Find("#years");

        Assert.Equal("numeric", field.GetAttribute("inputmode"));
        Assert.Equal("off", field.GetAttribute("autocomplete"));
        Assert.Null(field.GetAttribute("type"));
    }

    [Theory]
    [InlineData("en", "years")]
    [InlineData("da", "år")]
    public void The_unit_stands_beside_the_field_and_is_read_with_it(string language, string unit)
    {
        var view = View(language: language);

        Assert.Equal(unit, view.Find("#years + span").TextContent);
        Assert.Contains(view.Find("#years + span").Id, view.Find("#years").GetAttribute("aria-describedby")?.Split(' ') ?? []);
    }

    [Fact]
    public void One_who_declined_has_the_box_ticked_and_no_number()
    {
        var view = View(posted: "-93");

        Assert.Equal("-93", view.Find("label.decline > input[type=checkbox][checked]").GetAttribute("value"));
        Assert.Null(view.Find("#years").GetAttribute("value"));
    }

    [Fact]
    public void A_number_ticks_no_box() =>
        Assert.Empty(View(posted: "12").FindAll("[checked]"));

    [Theory]
    [InlineData(null, null)]
    [InlineData("Wrong.", "true")]
    public void The_field_says_whether_it_is_wrong(string? error, string? invalid) =>
        Assert.Equal(invalid, View(error: error).Find("#years").GetAttribute("aria-invalid"));
}
