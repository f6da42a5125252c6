using VignetteLab.Core;
using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;
using VignetteLab.Web.Pages.Authoring;

namespace VignetteLab.Web.Tests.Pages.Authoring;

public sealed class AskingFormsTests
{
    private static readonly Study study = Lab.FromLibrary(Lab.Study);
    private static readonly Study kitchen = Lab.FromLibrary("clients-in-the-kitchen");

    [Fact]
    public void Every_kind_of_item_is_made_from_nothing()
    {
        var draft = new Study
        {
            Name = "new",
            Title = LocalText.None,
            Languages = ["en", "da"],
            Contact = "",
            Factors = study.Factors,
            Pages = [new() { Name = "questions", Title = LocalText.None, Vignette = true, Items = [] }],
            Allocation = study.Allocation,
            Texts = study.Texts,
        };
        foreach (var kind in Asked.Kinds)
            draft = Done<ItemsForm>(draft, $"add Pages[0].Items {kind}");
        var form = Filled<ItemsForm>(draft);
        for (var i = 0; i < 4; i++)
        {
            form.Pages[0].Items[i].Prompt["en"] = $"Question {i}?";
            form.Pages[0].Items[i].Prompt["da"] = $"Spørgsmål {i}?";
        }

        var choice = form.Pages[0].Items[1];
        form.Pages[0].Items[1] = choice with { Name = "role", Check = "type", Options = [Option("Yes", "Ja"), Option("No", "Nej")] };
        form.Pages[0].Items[2] = form.Pages[0].Items[2] with { Min = 1, Max = 9, DontKnow = true };
        form.Pages[0].Items[2].Unit["en"] = "years";
        var made = form.Into(draft).Pages[0].Items;

        var agreement = Assert.IsType<RatingItem>(made[0]);
        Assert.Equal(("agree7", 1), (agreement.Points, agreement.First));
        Assert.Equal(7, draft.Points["agree7"]["da"].Count);
        Assert.Equal("yes 1 Ja, no 2 Nej", string.Join(", ", Assert.IsType<ChoiceItem>(made[1]).Options.Select(option => $"{option.Name} {option.Code} {option.Label.In("da")}")));
        Assert.Equal("""{"decline":["dont_know"],"kind":"number","max":9,"min":1,"name":"question_2","prompt":{"da":"Spørgsmål 2?","en":"Question 2?"},"unit":{"en":"years"}}""", Json(made[2]));
        Assert.Equal((1000, 4, "Skriv ikke navne eller CPR-numre."), made[3] is TextItem text ? (text.MaxLength, text.Lines, text.Hint?.In("da")) : default);
    }

    [Theory]
    [InlineData("is", "nurse", null, null, """{"is":["nurse"],"item":"role"}""")]
    [InlineData("not", "nurse,helper", null, null, """{"isNot":["nurse","helper"],"item":"role"}""")]
    [InlineData("least", "", 2, 9, """{"atLeast":2,"item":"role"}""")]
    [InlineData("most", "nurse", 2, 9, """{"atMost":9,"item":"role"}""")]
    [InlineData("between", "", 2, 9, """{"atLeast":2,"atMost":9,"item":"role"}""")]
    [InlineData("answered", "nurse", null, null, """{"answered":true,"item":"role"}""")]
    [InlineData("unanswered", "", null, null, """{"answered":false,"item":"role"}""")]
    public void A_condition_that_is_put_together_is_the_rule_that_a_file_would_say(string how, string values, int? low, int? high, string expected)
    {
        var rule = new RulePart { Of = "item:role", How = how, Values = [.. values.Split(',', StringSplitOptions.RemoveEmptyEntries)], Low = low, High = high };
        var other = new RulePart { Of = "factor:type", How = "is", Values = ["core"] };

        Assert.Equal(expected, Rule(null, "all", rule));
        Assert.Equal($$"""{"all":[{{expected}},{"factor":"type","is":["core"]}]}""", Rule(null, "all", rule, other));
        Assert.Equal($$"""{"any":[{{expected}},{"factor":"type","is":["core"]}]}""", Rule(null, "any", rule, other));
    }

    [Fact]
    public void A_rule_that_nobody_touched_stays_and_one_with_rules_within_rules_stays_until_it_is_taken_out()
    {
        var one = new ShowIf { All = [new() { Item = "role", Is = ["nurse", "helper"] }] };
        var nested = new ShowIf { Any = [new() { All = [new() { Item = "a", Answered = true }, new() { Item = "b", Answered = true }] }, new() { Item = "c", AtLeast = 1 }] };
        var both = new ShowIf { Item = "years", AtLeast = 1, Answered = true };

        foreach (var rule in new[] { one, nested, both, new() })
        {
            var part = new ItemPart();
            RulePart.Fill(part, rule);
            Assert.Same(rule, RulePart.Into(part, rule));
        }

        Assert.Null(RulePart.Into(new ItemPart { DropRule = true }, nested));
        Assert.Null(RulePart.Into(new ItemPart(), one));
        Assert.Equal("{}", Rule(null, "all", new RulePart()));
    }

    [Fact]
    public void A_new_name_is_the_name_wherever_the_old_one_stood_whether_or_not_the_page_was_loaded_since()
    {
        var form = Filled<ItemsForm>(kitchen);
        var (page, index) = (0, kitchen.Pages[0].Items.ToList().FindIndex(item => item.Name == "perspective"));
        var options = form.Pages[page].Items[index].Options;
        options[0] = options[0] with { Name = "employee" };
        form.Pages[page].Items[index] = form.Pages[page].Items[index] with { Name = "side" };

        var renamed = form.Into(kitchen);
        var again = (form with { BankPage = null }).Into(renamed);

        Assert.Empty(StudyFile.ReadDraft(CanonicalJson.Write(renamed)).Problems);
        Assert.Equal(["side", "experience", "age_band"], renamed.Allocation.Strata);
        Assert.Equal(["employee"], renamed.Quotas[0].Of["side"]);
        Assert.Equal(CanonicalJson.Write(renamed), CanonicalJson.Write(again));
    }

    [Fact]
    public void Two_can_swap_their_names_and_two_of_one_name_stay_two()
    {
        var form = Filled<ItemsForm>(kitchen);
        var items = form.Pages[1].Items;
        (items[0], items[1]) = (items[0] with { Name = items[1].Was }, items[1] with { Name = items[0].Was });
        var swapped = form.Into(kitchen);
        items[0] = items[0] with { Name = "performance_3" };
        items[1] = items[1] with { Name = "performance_3" };
        var twins = form.Into(kitchen);

        Assert.Equal(["performance_2", "performance_1", "performance_3", "performance_4"], swapped.Pages[1].Items.Select(item => item.Name));
        Assert.Equal(["performance_2", "performance_1", "performance_3", "performance_4"], swapped.Scales[0].Items);
        Assert.Equal(kitchen.Pages[1].Items.Select(item => item.Prompt.In("en")), twins.Pages[1].Items.Select(item => item.Prompt.In("en")));
        Assert.Equal(CanonicalJson.Write(twins), CanonicalJson.Write(Filled<PagesForm>(twins).Into(twins)));
    }

    [Fact]
    public void What_is_taken_out_leaves_its_scale_and_what_goes_to_another_page_stands_last_there()
    {
        var form = Filled<ItemsForm>(kitchen);
        form.Do("remove Pages[1].Items[0]");
        form.Pages[1].Items[0] = form.Pages[1].Items[0] with { On = "friction" };
        var changed = form.Into(kitchen);
        var pages = Filled<PagesForm>(changed);
        pages.Do("up Pages[2]");
        pages.Pages[0].Items[0] = pages.Pages[0].Items[0] with { On = "background" };
        var moved = pages.Into(changed);

        Assert.Equal(["performance_3", "performance_4"], changed.Pages[1].Items.Select(item => item.Name));
        Assert.Equal(["performance_2", "performance_3", "performance_4"], changed.Scales[0].Items);
        Assert.Equal(["friction_1", "friction_2", "friction_3", "friction_4", "performance_2"], changed.Pages[2].Items.Select(item => item.Name));
        Assert.Equal(["you", "friction", "performance"], moved.Pages.Take(3).Select(page => page.Name));
        Assert.Equal("perspective", moved.Pages[^1].Items[^1].Name);
    }

    [Fact]
    public void Points_are_added_numbered_from_where_they_say_and_renamed_where_they_are_used()
    {
        var added = Done<ItemsForm>(kitchen, "add Points");
        var form = Filled<ItemsForm>(kitchen);
        form.Points[0] = form.Points[0] with { Name = "agreement", First = 0 };
        var renamed = form.Into(kitchen);

        Assert.Equal(["", ""], added.Points["points"]["da"]);
        Assert.Equal(["agreement"], renamed.Points.Keys);
        Assert.All(renamed.Items.OfType<RatingItem>(), item => Assert.Equal(("agreement", 0), (item.Points, item.First)));
    }

    private static OptionPart Option(string english, string danish) => new() { Label = new() { ["en"] = english, ["da"] = danish } };

    private static T Filled<T>(Study study) where T : DraftForm, new()
    {
        var form = new T();
        form.Fill(study);
        return form;
    }

    private static Study Done<T>(Study study, string op) where T : DraftForm, new()
    {
        var form = Filled<T>(study);
        form.Do(op);
        return form.Into(study);
    }

    private static string Rule(ShowIf? before, string join, params RulePart[] rules) =>
        RulePart.Into(new ItemPart { Join = join, Rules = [.. rules] }, before) is { } rule ? Json(rule) : "";

    // As a study has it: between the brackets of an item on a page.
    private static string Json(object part)
    {
        var item = part as Item ?? new TextItem { Name = "x", Prompt = LocalText.None, MaxLength = 1, ShowIf = (ShowIf)part };
        var json = CanonicalJson.Write(study with { Pages = [new() { Name = "p", Title = LocalText.None, Items = [item] }] });
        var (begin, end) = part is Item ? ("\"pages\":[{\"items\":[", "],\"name\":\"p\"") : (",\"showIf\":", "}],\"name\":\"p\"");
        var at = json.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        return json[at..json.IndexOf(end, at, StringComparison.Ordinal)];
    }
}
