using System.Reflection;
using System.Text.Json.Serialization;
using VignetteLab.Core.Items;

namespace VignetteLab.Core.Tests.Items;

public sealed class ItemTests
{
    private static readonly LocalText prompt = new(new Dictionary<string, string> { ["en"] = "Why?" });

    [Fact]
    public void Every_kind_of_item_is_listed_under_a_name_of_its_own()
    {
        var kinds = typeof(Item).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Item)) && !type.IsAbstract);

        var listed = typeof(Item).GetCustomAttributes<JsonDerivedTypeAttribute>().ToArray();

        Assert.Equal(
            kinds.Select(kind => kind.Name).Order(),
            listed.Select(kind => kind.DerivedType.Name).Order());
        Assert.Equal(listed.Length, listed.DistinctBy(kind => kind.TypeDiscriminator).Count());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\r\n ")]
    public void White_space_alone_is_blank(string? posted) =>
        Assert.All(Kinds(), item => Assert.Equal(Reading.Blank, item.Read(posted)));

    [Theory]
    [InlineData("-94", -94)]
    [InlineData(" -93 ", -93)]
    public void A_way_to_decline_that_the_item_offers_is_an_answer(string posted, long code)
    {
        var declining = Kinds().Select(item => item with { Decline = [Decline.Refused, Decline.DontKnow] });

        Assert.All(declining, item => Assert.Equal(Reading.Of(Answer.Of(code)), item.Read(posted)));
        Assert.True(Answer.Of(code).Declines);
    }

    [Fact]
    public void A_way_to_decline_that_the_item_does_not_offer_is_none() =>
        Assert.All(
            Kinds().Where(item => item is not TextItem),
            item => Assert.NotNull((item with { Decline = [Decline.DontKnow] }).Read("-94").Fault));

    [Fact]
    public void Nothing_that_is_posted_throws()
    {
        string[] strange = ["\uD800", "a\uDFFFb", "\uFFFE", "\uFFFF", "\0", "e\u0301", "９", "١", "+1", "1e3", "0x1", "∞"];

        foreach (var item in Kinds())
            Assert.All(strange, posted => Assert.NotEqual(Reading.Blank, item.Read(posted)));
    }

    [Fact]
    public void An_answer_is_posted_as_it_was_read() =>
        Assert.Equal(["-94", "12", "words", ""], [
            Answer.Of(-94).Posted, Answer.Of(12).Posted, Answer.Of("words").Posted, default(Answer).Posted]);

    private static Item[] Kinds() =>
    [
        new RatingItem { Name = "r", Prompt = prompt, Points = "agree", Labels = [prompt, prompt, prompt] },
        new ChoiceItem
        {
            Name = "c",
            Prompt = prompt,
            Options = [new() { Name = "a", Code = 0, Label = prompt }, new() { Name = "b", Code = 10, Label = prompt }],
        },
        new NumberItem { Name = "n", Prompt = prompt, Min = 20, Max = 60, Unit = prompt },
        new TextItem { Name = "t", Prompt = prompt, MaxLength = 20 },
    ];
}
