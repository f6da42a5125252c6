using VignetteLab.Web.Pages.Take;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Tests.Pages.Take;

public sealed class MessageViewTests
{
    public static IEnumerable<object[]> Messages =>
        from message in Enumerable.Range(0, Message.All.Count)
        from language in Texts.Languages
        select new object[] { message, language };

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task Every_message_is_said_in_both_languages_the_readers_first(int number, string language)
    {
        var message = Message.All[number];
        var other = Texts.Languages.Single(one => one != language);

        var page = await TakeMarkup.DocumentAsync<MessageView>(
            ("Message", message), ("Languages", new[] { language, other }));

        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(Texts.In(language)[message.Title], page.Title);
        Assert.Equal(Texts.In(language)[message.Title], Assert.Single(page.QuerySelectorAll("h1")).TextContent);
        Assert.Equal(
            [(language, Texts.In(language)[message.Text]), (other, Texts.In(other)[message.Text])],
            page.QuerySelectorAll("main div[lang]").Select(part =>
                (part.GetAttribute("lang") ?? "", part.QuerySelector("p")?.TextContent ?? "")));
        Assert.Equal(message.Name, page.QuerySelector("main")?.GetAttribute("data-page"));
    }

    [Fact]
    public void No_message_is_left_out_of_the_list() => Assert.Equal(
        typeof(Message).GetProperties().Count(property => property.PropertyType == typeof(Message)), Message.All.Count);

    [Fact]
    public void What_is_not_saved_is_no_success() => Assert.All(
        Message.All.Where(message => message.Text.Contains("not saved", StringComparison.Ordinal) ||
            message.Title.Contains("not saved", StringComparison.Ordinal) ||
            message.Text.Contains("nothing of it is saved", StringComparison.Ordinal)),
        message => Assert.True(message.Status >= 400));
}
