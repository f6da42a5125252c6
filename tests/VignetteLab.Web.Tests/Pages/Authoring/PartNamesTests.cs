using VignetteLab.Web.Pages.Authoring;

namespace VignetteLab.Web.Tests.Pages.Authoring;

public sealed class PartNamesTests
{
    [Theory]
    [InlineData("freq", "Freq", "Frequency", "frequency")]
    [InlineData("how_threatened_do_you_f", "How threatened do you f", "How threatened do you feel?", "how_threatened_do_you")]
    [InlineData("with_1", "With", "Without help", "without_help")]
    [InlineData("help_2", "Help", "Helper", "helper")]
    [InlineData("freq", "Freq", "How frequent", "freq")]
    [InlineData("freq", "Frequency", "Frequency of help", "freq")]
    [InlineData("frequency", "Frequency", "Freq", "frequency")]
    [InlineData("age", "Age", "Age group", "age")]
    [InlineData("factor_7", null, "Frequency", "factor_7")]
    public void A_name_goes_on_with_the_words_that_it_was_taken_from_and_only_so(string was, string? before, string words, string now)
    {
        var names = new PartNames([new("help", "help"), new(was, was, words, before)], "factor", new HashSet<string> { "age" });

        Assert.Equal(["help", now], names.Now);
        Assert.Equal(["help", was], names.Known);
    }

    [Fact]
    public void What_has_no_name_takes_it_from_its_words_and_what_has_no_words_either_keeps_what_it_has()
    {
        var names = new PartNames(
            [new(null, " ", "Ældre borger"), new("item", null), new(null, null), new("item_2", "", "How long?"), new("years", "", "How long?")], "item", new HashSet<string>(), ["item_3"]);

        Assert.Equal(["aeldre_borger", "item", "item_4", "how_long", "how_long_2"], names.Now);
    }

    [Fact]
    public void A_name_that_is_kept_is_not_made_anew_where_its_field_is_empty()
    {
        var names = new PartNames([new("option_2", "", "Yes", null), new("option_3", "", "Yes", null)], "option", new HashSet<string> { "option_2" });

        Assert.Equal(["option_2", "yes"], names.Now);
    }

    [Fact]
    public void Two_have_each_others_names_and_what_is_new_takes_no_name_that_is_just_given_up()
    {
        var names = new PartNames([new("a", "b"), new("b", "a"), new("c", "d"), new(null, "c"), new("e", "b")], "item", new HashSet<string>());

        Assert.Equal(["b_2", "a", "d", "c_2", "b_3"], names.Now);
        Assert.Equal(["a", "b", "c", "c_2", "e"], names.Known);
        Assert.Equal(["b", "a"], new PartNames([new("a", "b"), new("b", "a")], "item", new HashSet<string>()).Now);
    }
}
