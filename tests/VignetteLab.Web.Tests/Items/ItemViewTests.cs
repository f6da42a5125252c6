using Bunit;
using VignetteLab.Core.Items;
using VignetteLab.Web.Items;

namespace VignetteLab.Web.Tests.Items;

/// <summary>What holds for the view of every kind of item; each kind's own class adds what is its own.</summary>
/// <typeparam name="TItem">The kind.</typeparam>
/// <typeparam name="TView">Its view.</typeparam>
public abstract class ItemViewTests<TItem, TView> : BunitContext
    where TItem : Item where TView : ItemView<TItem>
{
    /// <summary>An item with a hint.</summary>
    private protected abstract TItem Sample { get; }

    /// <summary>What is said to be described by hint, mark and error.</summary>
    private protected abstract string Described { get; }

    /// <summary>What bears the prompt.</summary>
    private protected abstract string Asks { get; }

    [Theory]
    [InlineData("en")]
    [InlineData("da")]
    public void It_asks_and_hints_in_the_respondents_language(string language)
    {
        var view = View(language: language);

        Assert.Equal(Sample.Prompt.In(language), view.Find(Asks).TextContent);
        Assert.Equal(Sample.Hint?.In(language), view.Find(".hint").TextContent);
    }

    [Fact]
    public void Every_field_is_called_as_its_variable()
    {
        var view = View();

        Assert.All(view.FindAll("input, textarea"), field => Assert.Equal(Sample.Name, field.GetAttribute("name")));
    }

    [Fact]
    public void A_link_to_the_variable_leads_to_the_first_field()
    {
        var view = View();

        Assert.Equal(Sample.Name, view.Find("input, textarea").Id);
    }

    [Fact]
    public void No_two_things_have_the_same_id()
    {
        var ids = View(error: "Wrong.", mark: "Look.").FindAll("[id]").Select(element => element.Id).ToArray();

        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public void A_hint_a_mark_and_an_error_are_read_with_the_field()
    {
        var view = View(error: "Wrong.", mark: "Look.");

        var described = view.Find(Described).GetAttribute("aria-describedby")?.Split(' ')
            .Select(id => view.Find($"#{id}").TextContent).ToArray();

        Assert.Equal(["Error: Wrong.", "Look.", Sample.Hint?.In("en")], described?.Take(3));
    }

    [Fact]
    public void Without_them_nothing_is_pointed_at_that_is_not_there()
    {
        var view = Render<TView>(ps => ps.Add(v => v.Item, (TItem)(Sample with { Hint = null })).Add(v => v.Language, "en"));

        Assert.Empty(view.FindAll(".hint, .mark, .error"));
        Assert.All(
            (view.Find(Described).GetAttribute("aria-describedby") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries),
            id => Assert.Single(view.FindAll($"#{id}")));
    }

    [Fact]
    public void An_error_says_the_word_in_the_respondents_language() =>
        Assert.Equal("Fejl: Forkert.", View(error: "Forkert.", language: "da").Find(".error").TextContent);

    [Theory]
    [InlineData("Wrong.", null, "bad")]
    [InlineData(null, "Look.", "flag")]
    [InlineData("Wrong.", "Look.", "bad")]
    public void What_is_wrong_or_marked_is_framed(string? error, string? mark, string frame) =>
        Assert.Contains(frame, View(error: error, mark: mark).Find("fieldset, .field").ClassList);

    [Fact]
    public void A_locked_answer_is_disabled()
    {
        var view = View(locked: true);

        Assert.All(
            view.FindAll("input, textarea"),
            field => Assert.True(field.HasAttribute("disabled") || field.Closest("fieldset")?.HasAttribute("disabled") == true));
    }

    [Fact]
    public void An_answer_that_is_not_locked_can_be_given() =>
        Assert.Empty(View().FindAll("[disabled]"));

    [Fact]
    public void Words_that_look_like_markup_are_words()
    {
        var words = "<b onclick=\"x\">bold</b> & 'more' {{ @(1+1) }}";
        var item = Sample with { Prompt = ItemSample.Said(words, words), Hint = ItemSample.Said(words, words) };

        var view = Render<TView>(ps => ps
            .Add(v => v.Item, (TItem)item).Add(v => v.Language, "en").Add(v => v.Error, words).Add(v => v.Mark, words));

        Assert.Empty(view.FindAll("b"));
        Assert.Equal(words, view.Find(Asks).TextContent);
        Assert.Equal(words, view.Find(".hint").TextContent);
        Assert.Equal(words, view.Find(".mark").TextContent);
        Assert.Equal("Error: " + words, view.Find(".error").TextContent);
    }

    private protected IRenderedComponent<TView> View(
        string? posted = null, string? error = null, string? mark = null, bool locked = false, string language = "en",
        TItem? item = null) => Render<TView>(ps => ps
            .Add(v => v.Item, item ?? Sample).Add(v => v.Language, language).Add(v => v.Posted, posted)
            .Add(v => v.Error, error).Add(v => v.Mark, mark).Add(v => v.Locked, locked));
}
