using VignetteLab.Core.Studies;
using VignetteLab.Core.Tests.Studies;

namespace VignetteLab.Core.Tests.Tables;

public sealed class ResponseTests
{
    [Fact]
    public void Who_declined_after_agreeing_did_not_consent() =>
        Assert.False(Responses.Of(Respondent.Consenting.Does(Op.Decline, "information", ("consent", 1))).Consented);

    [Fact]
    public void Who_declined_and_thought_again_did_consent() =>
        Assert.True(Responses.Of(Respondent.New.Does(Op.Decline, "information").Saves("information", ("consent", 1))).Consented);

    [Fact]
    public void The_language_is_the_studys_first_until_a_page_is_saved() =>
        Assert.Equal("en", Responses.Of(Respondent.New).Language);

    [Fact]
    public void No_vignette_was_read_before_a_page_with_it_was_saved()
    {
        Assert.Null(Responses.Of(Respondent.InPlace).LanguageAt(1));
        Assert.Equal("en", Responses.Of(Respondent.Finished).LanguageAt(1));
    }

    [Fact]
    public void Words_are_no_number_and_numbers_are_no_words()
    {
        var response = Responses.Of(Respondent.Finished);

        Assert.Null(response.Number("comment"));
        Assert.Null(response.Text("years"));
    }
}
