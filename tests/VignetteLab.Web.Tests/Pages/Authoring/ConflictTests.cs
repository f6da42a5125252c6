using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VignetteLab.Core.Studies;
using VignetteLab.Storage;

namespace VignetteLab.Web.Tests.Pages.Authoring;

/// <summary>One draft, open in two windows.</summary>
public sealed class ConflictTests(Lab lab) : IClassFixture<Lab>
{
    private const string source = "reciprocity-and-repair";

    [Theory]
    [InlineData("en", "Factor “{0}”, level 2, words, Dansk", "Factor “{0}”, level 2, number in the data")]
    [InlineData("da", "Faktor “{0}”, niveau 2, ord, Dansk", "Faktor “{0}”, niveau 2, tal i data")]
    public async Task Two_texts_of_one_place_are_shown_as_words_with_the_place_as_people_would_name_it(string language, string words, string number)
    {
        var (anna, path, _) = await DraftAsync("factors");
        await anna.PostAsync("/account", "/account/language", ("Input.Language", language));
        await anna.GetAsync(path);
        var opened = StepForms.Fields(anna.Document);
        var label = opened.Single(field => field.Name == $"Input.Factors[0].Label[{language}]").Value;

        await anna.PostAsItIsAsync(path, Changed(opened, ("Input.Factors[0].Levels[1].Words[da]", "Hun “husker” det."), ("Input.Factors[0].Levels[1].Code", "7")));
        var reply = await anna.PostAsItIsAsync(path, Changed(opened, ("Input.Factors[0].Levels[1].Words[da]", "Hun \"glemmer\" det."), ("Input.Factors[0].Levels[1].Code", "8")));

        Assert.Equal(HttpStatusCode.Conflict, reply.StatusCode);
        var places = anna.Document.QuerySelectorAll(".alarm dt").Select(place => place.TextContent.Trim()).ToArray();
        var said = anna.Document.QuerySelectorAll(".alarm .said-words").Select(value => value.TextContent).ToArray();
        Assert.Contains(string.Format(System.Globalization.CultureInfo.InvariantCulture, words, label), places);
        Assert.Contains(string.Format(System.Globalization.CultureInfo.InvariantCulture, number, label), places);
        Assert.Contains("Hun “husker” det.", said);
        Assert.Contains("Hun \"glemmer\" det.", said);
        Assert.Contains("7", said);
    }

    [Fact]
    public async Task A_part_that_is_renamed_in_one_window_and_edited_in_the_other_stays_one_part()
    {
        var (anna, path, study) = await DraftAsync("factors");
        await anna.GetAsync(path);
        var opened = StepForms.Fields(anna.Document);
        var before = await StudyAsync(study);

        await anna.PostAsItIsAsync(path, Changed(opened, ("Input.Factors[0].Name", "debt")));
        var reply = await anna.PostAsItIsAsync(path, Changed(opened, ("Input.Factors[0].Label[en]", "What is owed"), ("Input.Factors[0].Levels[0].Words[en]", "She owes nothing.")));

        var made = await StudyAsync(study);
        Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
        Assert.Equal(["debt", .. before.Factors.Skip(1).Select(factor => factor.Name)], made.Factors.Select(factor => factor.Name));
        Assert.Equal(("What is owed", "She owes nothing."), (made.Factors[0].Label.In("en"), made.Factors[0].Levels[0].Words!.In("en")));
        Assert.Contains("{debt}", made.Texts.Vignette.In("da"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_differs_says_that_a_part_was_renamed_and_nothing_of_what_refers_to_it()
    {
        var (anna, path, study) = await DraftAsync("factors");
        var name = (await StudyAsync(study)).Factors[0].Name;
        await anna.SendAsync(path, null, ("Input.Factors[0].Name", "debt"));

        await anna.GetAsync($"/studies/{study}/history?show=2");

        Assert.Equal([$"renamed: {name} → debt"], anna.Document.QuerySelectorAll(".changes .tag").Select(tag => tag.TextContent));
    }

    private static (string, string)[] Changed(List<(string Name, string Value)> fields, params (string Name, string Value)[] changes) =>
        [.. fields.Where(field => changes.All(change => change.Name != field.Name)), .. changes];

    private async Task<(Studio Studio, string Path, string Study)> DraftAsync(string step)
    {
        var (name, email) = ($"d-{Guid.NewGuid():N}", $"{Guid.NewGuid():N}@example.org");
        var studio = await Studio.JoinAsync(lab, email);
        await using var db = lab.Open();
        await lab.Services.GetRequiredService<Drafting>().CreateAsync(
            CanonicalJson.Write((await StudyAsync(source)) with { Name = name }), await db.Users.Where(user => user.Email == email).Select(user => user.Id).SingleAsync());
        return (studio, $"/studies/{name}/{step}", name);
    }

    private async Task<Study> StudyAsync(string study)
    {
        await using var db = lab.Open();
        return StudyFile.ReadDraft((await Drafts.LastAsync(db, await db.Studies.Where(known => known.Name == study).Select(known => known.Id).SingleAsync()))!.Json).Study;
    }
}
