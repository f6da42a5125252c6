using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;
using VignetteLab.Storage;

namespace VignetteLab.Web.Tests.Pages.Authoring;

/// <summary>How parts get their names while a page is open and saved again and again.</summary>
public sealed class NamingTests(Lab lab) : IClassFixture<Lab>
{
    private const string source = "clients-in-the-kitchen";

    [Fact]
    public async Task A_factor_whose_word_was_saved_half_written_is_called_by_the_whole_word()
    {
        var (anna, study) = await DraftAsync();
        var page = await OpenAsync(anna, $"/studies/{study}/factors", "add Factors");
        var last = (await StudyAsync(study)).Factors.Count - 1;

        await SaveAsync(anna, page, ($"Input.Factors[{last}].Label[en]", "Freq"));
        var half = (await StudyAsync(study)).Factors[last].Name;
        await SaveAsync(anna, page, ($"Input.Factors[{last}].Levels[0].Words[en]", "on one"));
        await anna.SendAsync($"/studies/{study}/text", null, ("Input.Vignette[en]", "Twice: {freq} and {freq}"));
        page = await OpenAsync(anna, $"/studies/{study}/factors");
        await SaveAsync(anna, page, ($"Input.Factors[{last}].Label[en]", "Frequency"));
        await SaveAsync(anna, page, ($"Input.Factors[{last}].Label[da]", "Hyppighed"), ($"Input.Factors[{last}].Levels[0].Words[en]", "on one morning"));
        await SaveAsync(anna, page, ($"Input.Factors[{last}].Label[en]", "How frequently"));

        var made = await StudyAsync(study);
        Assert.Equal("freq", half);
        Assert.Equal("frequency", made.Factors[last].Name);
        Assert.Equal("Twice: {frequency} and {frequency}", made.Texts.Vignette.In("en"));
        Assert.Equal("frequency", page.Fields.Single(field => field.Name == $"Input.Factors[{last}].Name").Value);
    }

    [Fact]
    public async Task What_respondents_were_shown_keeps_its_name_and_what_is_new_since_does_not_have_to()
    {
        var (anna, study) = await DraftAsync();
        var first = (await StudyAsync(study)).Factors[0];
        await anna.SendAsync($"/studies/{study}/factors", null, ("Input.Factors[0].Label[en]", "Role"), ("Input.Factors[0].Name", "role"));
        await lab.Services.GetRequiredService<Piloting>().OpenAsync(study);

        var page = await OpenAsync(anna, $"/studies/{study}/factors", "add Factors[0].Levels");
        await SaveAsync(anna, page, ("Input.Factors[0].Label[en]", "Role of all"), ("Input.Factors[0].Levels[2].Words[en]", "a cook"));
        await SaveAsync(anna, page, ("Input.Factors[0].Levels[2].Words[en]", "a cook and a baker"));

        var factor = (await StudyAsync(study)).Factors[0];
        Assert.Equal("role", factor.Name);
        Assert.Equal([.. first.Levels.Select(level => level.Name), "a_cook_and_a_baker"], factor.Levels.Select(level => level.Name));
    }

    [Fact]
    public async Task A_question_its_answers_its_scale_and_its_page_are_called_by_what_they_say()
    {
        var (anna, study) = await DraftAsync();
        var path = $"/studies/{study}/items";
        await anna.SendAsync(path, "add Pages[0].Items choice");
        await anna.SendAsync(path, "add Scales");
        await anna.SendAsync($"/studies/{study}/pages", "add Pages");
        var before = await StudyAsync(study);
        var (item, scale, last) = (before.Pages[0].Items.Count - 1, before.Scales.Count - 1, before.Pages.Count - 1);
        var field = $"Input.Pages[0].Items[{item}]";

        var page = await OpenAsync(anna, path);
        var shown = page.Fields.Single(one => one.Name == $"{field}.Name").Value;
        await SaveAsync(
            anna, page, ($"{field}.Prompt[en]", "How threatened do you f"), ($"{field}.Options[0].Label[en]", "Not at a"), ($"Input.Scales[{scale}].Label[en]", "Thr"));
        await SaveAsync(
            anna, page, ($"{field}.Prompt[en]", "How threatened do you feel?"), ($"{field}.Options[0].Label[en]", "Not at all"), ($"Input.Scales[{scale}].Label[en]", "Threat"));
        await anna.SendAsync($"/studies/{study}/pages", null, ($"Input.Pages[{last}].Title[en]", "What you feel"));

        var made = await StudyAsync(study);
        var choice = Assert.IsType<ChoiceItem>(made.Pages[0].Items[item]);
        Assert.Equal("", shown);
        Assert.Equal(("item", "how_threatened_do_you"), (before.Pages[0].Items[item].Name, choice.Name));
        Assert.Equal(["not_at_all", "option_2"], choice.Options.Select(option => option.Name));
        Assert.Equal("threat", made.Scales[scale].Name);
        Assert.Equal("what_you_feel", made.Pages[last].Name);
    }

    [Fact]
    public async Task What_colleagues_talk_about_keeps_its_name()
    {
        var (anna, study) = await DraftAsync();
        var path = $"/studies/{study}/items";
        await anna.SendAsync(path, "add Pages[0].Items number");
        var item = (await StudyAsync(study)).Pages[0].Items.Count - 1;
        var field = $"Input.Pages[0].Items[{item}].Prompt[en]";

        var page = await OpenAsync(anna, path);
        await SaveAsync(anna, page, (field, "Years"));
        await anna.PostAsync($"{path}?handler=Comment", ("Input.Name", "years"), ("Input.Text", "Years of what?"));
        await SaveAsync(anna, page, (field, "Years at work"));

        Assert.Equal("years", (await StudyAsync(study)).Pages[0].Items[item].Name);
        await anna.GetAsync(path);
        Assert.Contains("open comments: 1", anna.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_respondents_were_shown_keeps_its_name_while_it_says_nothing()
    {
        var (anna, study) = await DraftAsync();
        var path = $"/studies/{study}/items";
        const string option = "Input.Pages[0].Items[1].Options[1]";
        await anna.SendAsync(path, null, ($"{option}.Name", "option_2"));
        await lab.Services.GetRequiredService<Piloting>().OpenAsync(study);

        var page = await OpenAsync(anna, path);
        await SaveAsync(anna, page, ($"{option}.Label[en]", ""), ($"{option}.Label[da]", ""));
        var empty = page.Fields.Single(field => field.Name == $"{option}.Name").Value;
        await anna.GetAsync(path);
        var shown = StepForms.Fields(anna.Document).Single(field => field.Name == $"{option}.Name").Value;
        await SaveAsync(anna, page, ($"{option}.Name", ""), ($"{option}.Label[en]", "Yes"));

        Assert.Equal(("option_2", "option_2"), (empty, shown));
        var choice = Assert.IsType<ChoiceItem>((await StudyAsync(study)).Pages[0].Items[1]);
        Assert.Equal(("option_2", "Yes"), (choice.Options[1].Name, choice.Options[1].Label.In("en")));
    }

    [Fact]
    public async Task A_question_that_goes_to_another_page_leaves_the_others_their_names()
    {
        var (anna, study) = await DraftAsync();
        var before = await StudyAsync(study);

        var page = await OpenAsync(anna, $"/studies/{study}/items");
        await SaveAsync(anna, page, ("Input.Pages[0].Items[0].On", before.Pages[1].Name));
        await SaveAsync(anna, page, ("Input.Scales[0].Label[en]", "Another word"));

        var made = await StudyAsync(study);
        Assert.Equal(before.Pages[0].Items.Skip(1).Select(Told), made.Pages[0].Items.Select(Told));
        Assert.Equal(before.Pages[1].Items.Append(before.Pages[0].Items[0]).Select(Told), made.Pages[1].Items.Select(Told));
        Assert.Equal("Another word", made.Scales[0].Label.In("en"));
        Assert.Equal(before.Scales.Select(scale => string.Join(' ', scale.Items)), made.Scales.Select(scale => string.Join(' ', scale.Items)));

        static string Told(Item item) => $"{item.Name}: {item.Prompt.In("en")}";
    }

    [Fact]
    public async Task Points_that_get_another_name_keep_their_labels_and_leave_the_others_theirs()
    {
        var (anna, study) = await DraftAsync();
        var path = $"/studies/{study}/items";
        await anna.SendAsync(path, "add Points");
        var before = (await StudyAsync(study)).Points["agree7"]["en"];

        var page = await OpenAsync(anna, path);
        await SaveAsync(anna, page, ("Input.Points[0].Name", "zagree"));
        await SaveAsync(anna, page, ("Input.Scales[0].Label[en]", "Another word"));

        var made = await StudyAsync(study);
        Assert.Equal(["points", "zagree"], made.Points.Keys.Order());
        Assert.Equal(before, made.Points["zagree"]["en"]);
        Assert.All(made.Items.OfType<RatingItem>(), item => Assert.Equal("zagree", item.Points));
    }

    // What the script of the page does: the form is sent as it stands, and the names that come back are put into it.
    private static async Task SaveAsync(Studio studio, OpenPage page, params (string Name, string Value)[] changes)
    {
        page.Put(changes);
        studio.Headers["X-Autosave"] = "1";
        var reply = await studio.PostAsItIsAsync(page.Path, [.. page.Fields]);
        studio.Headers.Remove("X-Autosave");
        if (reply.StatusCode == HttpStatusCode.Conflict)
        {
            // What stands elsewhere from now on is sent as from a browser without a script, and the page is filled anew.
            reply = await studio.PostAsItIsAsync(page.Path, [.. page.Fields]);
            Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
            await studio.GetAsync(page.Path);
            page.Fields.Clear();
            page.Fields.AddRange(StepForms.Fields(studio.Document));
            return;
        }

        Assert.True(reply.IsSuccessStatusCode, reply.StatusCode.ToString());
        var said = JsonNode.Parse(await reply.Content.ReadAsStringAsync())!;
        page.Put([("Input.Revision", said["revision"]!.ToString()), .. said["names"]!.AsObject().Select(name => (name.Key, name.Value!.ToString()))]);
    }

    private static async Task<OpenPage> OpenAsync(Studio studio, string path, string? op = null)
    {
        if (op is not null)
            await studio.SendAsync(path, op);
        await studio.GetAsync(path);
        return new(path, StepForms.Fields(studio.Document));
    }

    private async Task<(Studio, string)> DraftAsync()
    {
        var (name, email) = ($"d-{Guid.NewGuid():N}", $"{Guid.NewGuid():N}@example.org");
        var studio = await Studio.JoinAsync(lab, email);
        await using var db = lab.Open();
        await lab.Services.GetRequiredService<Drafting>().CreateAsync(
            CanonicalJson.Write((await StudyAsync(source)) with { Name = name }), await db.Users.Where(user => user.Email == email).Select(user => user.Id).SingleAsync());
        return (studio, name);
    }

    private async Task<Study> StudyAsync(string study)
    {
        await using var db = lab.Open();
        return StudyFile.ReadDraft((await Drafts.LastAsync(db, await db.Studies.Where(known => known.Name == study).Select(known => known.Id).SingleAsync()))!.Json).Study;
    }

    private sealed record OpenPage(string Path, List<(string Name, string Value)> Fields)
    {
        public void Put(IEnumerable<(string Name, string Value)> changes)
        {
            foreach (var change in changes)
            {
                if (Fields.FindIndex(field => field.Name == change.Name) is >= 0 and var at)
                    Fields[at] = change;
            }
        }
    }
}
