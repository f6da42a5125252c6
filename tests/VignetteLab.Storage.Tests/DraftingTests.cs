using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using VignetteLab.Core;
using VignetteLab.Core.Studies;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage.Tests;

public sealed class DraftingTests
{
    private static readonly string json = CanonicalJson.Write(Flagship.Study);

    [Theory, Databases]
    public async Task Whoever_makes_a_study_owns_it_and_its_name_is_theirs(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        var (anna, bo) = (await ResearcherAsync(lab, "anna"), await ResearcherAsync(lab, "bo"));

        var made = await Drafting(lab).CreateAsync(json, anna);
        var refused = await Assert.ThrowsAsync<RefusedException>(() => Drafting(lab).CreateAsync(json, bo));

        await using var db = lab.Database.Open();
        var member = await db.Memberships.SingleAsync();
        Assert.Equal((anna, MembershipRole.Owner), (member.ResearcherId, member.Role));
        Assert.Equal((1, json), (made.Number, made.Json));
        Assert.Contains("already", refused.Message, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task Two_who_change_different_words_are_both_heard_and_two_who_change_the_same_are_told(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        var (anna, bo) = (await ResearcherAsync(lab, "anna"), await ResearcherAsync(lab, "bo"));
        var (drafting, name) = (Drafting(lab), Flagship.Study.Name);
        await drafting.CreateAsync(json, anna);

        await drafting.SaveAsync(name, 1, With(study => study with { Minutes = 9 }), anna);
        var merged = await drafting.SaveAsync(name, 1, With(study => study with { Contact = "bo@example.org" }), bo);
        var conflict = await drafting.SaveAsync(name, 1, With(study => study with { Minutes = 12 }), bo);

        var both = StudyFile.ReadCanonical(merged.Draft.Json);
        Assert.Equal((9, "bo@example.org", 3), (both.Minutes, both.Contact, merged.Draft.Number));
        Assert.Equal([("minutes", "8", "12", "9")], conflict.Conflicts.Select(one => (one.Path, one.Before!, one.Mine!, one.Theirs!)));
        Assert.Equal(merged.Draft, conflict.Draft);
        Assert.Equal(12, StudyFile.ReadCanonical(conflict.Mine).Minutes);
    }

    [Theory, Databases]
    public async Task What_is_undone_can_be_done_again_until_something_else_is_done(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        var anna = await ResearcherAsync(lab, "anna");
        var (drafting, name) = (Drafting(lab), Flagship.Study.Name);
        await drafting.CreateAsync(json, anna);
        for (var minutes = 1; minutes <= 3; minutes++)
            await drafting.SaveAsync(name, minutes, With(study => study with { Minutes = 20 + minutes }), anna);

        Assert.Equal(22, await MinutesAsync(drafting.UndoAsync(name, anna)));
        Assert.Equal(21, await MinutesAsync(drafting.UndoAsync(name, anna)));
        Assert.Equal(8, await MinutesAsync(drafting.UndoAsync(name, anna)));
        Assert.Equal(8, await MinutesAsync(drafting.UndoAsync(name, anna)));
        Assert.Equal(21, await MinutesAsync(drafting.RedoAsync(name, anna)));
        Assert.Equal(22, await MinutesAsync(drafting.RedoAsync(name, anna)));
        var last = await drafting.UndoAsync(name, anna);
        var changed = await drafting.SaveAsync(name, last.Number, With(study => study with { Minutes = 30 }), anna);
        Assert.Equal(30, await MinutesAsync(drafting.RedoAsync(name, anna)));
        Assert.Equal(21, await MinutesAsync(drafting.UndoAsync(name, anna)));
        Assert.Equal(json, (await drafting.RestoreAsync(name, 1, anna)).Json);
        Assert.Equal(23, await MinutesAsync(drafting.RestoreAsync(name, 4, anna)));
        Assert.Empty(changed.Conflicts);
    }

    [Theory, Databases]
    public async Task A_draft_can_change_its_name_and_a_launched_study_nothing(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        var anna = await ResearcherAsync(lab, "anna");
        var (drafting, name) = (Drafting(lab), Flagship.Study.Name);
        await drafting.CreateAsync(json, anna);

        await drafting.SaveAsync(name, 1, With(study => study with { Name = "renamed" }), anna);
        await lab.Launching.LaunchAsync(new("renamed", Schedule.Now, Auditing.Server) { Accept = "Known" });

        foreach (var act in new Func<Task>[]
        {
            () => drafting.SaveAsync("renamed", 2, With(study => study with { Minutes = 9 }), anna), () => drafting.UndoAsync("renamed", anna),
            () => drafting.RedoAsync("renamed", anna), () => drafting.RestoreAsync("renamed", 1, anna), () => drafting.BinAsync("renamed", true),
        })
        {
            Assert.Contains("launched", (await Assert.ThrowsAsync<RefusedException>(act)).Message, StringComparison.Ordinal);
        }
    }

    [Theory, Databases]
    public async Task What_a_researcher_has_edited_is_not_taken_in_again_from_disk(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        var anna = await ResearcherAsync(lab, "anna");
        await lab.Publication.TakeInAsync(Flagship.Study);
        var saved = await Drafting(lab).SaveAsync(Flagship.Study.Name, 1, With(study => study with { Minutes = 9 }), anna);

        Assert.False(await lab.Publication.TakeInAsync(Flagship.Study with { Minutes = 11 }));
        await using var db = lab.Database.Open();
        Assert.Equal(saved.Draft, await Drafts.LastAsync(db, saved.Draft.StudyId));
    }

    [Theory]
    [InlineData(Database.Sqlite, 2500)]
    [InlineData(Database.Postgres, 150)]
    public async Task Two_people_who_edit_at_once_lose_nothing_and_every_state_can_be_read_again(Database database, int each)
    {
        if (database == Database.Postgres && !PostgresServer.IsThere)
            return;
        await using var lab = await Lab.MakeAsync(database);
        var people = new[] { await ResearcherAsync(lab, "anna"), await ResearcherAsync(lab, "bo") };
        var drafting = Drafting(lab);
        var start = """{"contact":"","factors":[{"name":"a","x":"0"},{"name":"b","x":"0"},{"name":"c","x":"0"}],"name":"many","points":{},"title":{"da":"0","en":"0"}}""";
        var made = await drafting.CreateAsync(start, people[0]);
        string[] places = ["factors/0/x", "factors/1/x", "factors/2/x", "title/da", "title/en"];

        // Each goes on from what they last saw, which is not always the newest.
        var edits = (await Task.WhenAll(people.Select((person, who) => Task.Run(async () =>
        {
            var (draws, seen, done) = (new Draws(new byte[32], $"edits|{who}"), made, new List<(int Number, int Basis, string Place, string Words, string Json)>());
            for (var n = 0; n < each; n++)
            {
                var (place, words) = (places[draws.Below((ulong)places.Length)], $"{who} {n}");
                var mine = Set(seen.Json, place, words);
                var saving = await drafting.SaveAsync("many", seen.Number, mine, person);
                if (saving.Conflicts.Count == 0)
                    done.Add((saving.Draft.Number, seen.Number, place, words, saving.Draft.Json));
                if (saving.Conflicts.Count > 0 || draws.Below(3) == 0)
                    seen = saving.Draft;
            }

            return done;
        })))).SelectMany(done => done).OrderBy(edit => edit.Number).ToArray();

        await using var db = lab.Database.Open();
        var states = new List<string> { start };
        foreach (var (number, basis, place, words, after) in edits)
        {
            Assert.Equal(states.Count + 1, number);
            Assert.Equal(Set(states[^1], place, words), after);
            Assert.True(Get(states[^1], place) == Get(states[basis - 1], place), $"Edit {number} wrote over words that its author had not seen.");
            states.Add(after);
        }

        Assert.InRange(edits.Length, each / 2, 2 * each);
        for (var number = 1; number <= states.Count; number += number < 200 ? 1 : 37)
            Assert.Equal(states[number - 1], (await Drafts.AtAsync(db, made.StudyId, number))!.Json);
    }

    private static Drafting Drafting(Lab lab) => new(lab.Commit, TimeProvider.System);

    private static string With(Func<Study, Study> change) => CanonicalJson.Write(change(Flagship.Study));

    private static async Task<int> MinutesAsync(Task<DraftState> draft) => StudyFile.ReadCanonical((await draft).Json).Minutes;

    private static async Task<string> ResearcherAsync(Lab lab, string name)
    {
        await using var db = lab.Database.Open();
        var researcher = new Researcher { UserName = name };
        db.Add(researcher);
        await db.SaveChangesAsync();
        return researcher.Id;
    }

    private static string Set(string json, string place, string words)
    {
        var root = JsonNode.Parse(json)!;
        At(root, place).ReplaceWith(JsonValue.Create(words));
        return root.ToJsonString();
    }

    private static string Get(string json, string place) => At(JsonNode.Parse(json)!, place).GetValue<string>();

    private static JsonNode At(JsonNode root, string place) => place.Split('/').Aggregate(
        root, (node, part) => int.TryParse(part, out var index) ? node[index]! : node[part]!);
}
