using VignetteLab.Core;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Tables;

namespace VignetteLab.Storage.Tests;

/// <summary>A study in which rules decide what is asked, from the start to the export and what verifies it.</summary>
public sealed class LogicTests
{
    private const string nurse = "nurse";

    [Theory, Databases]
    public async Task Who_is_not_asked_goes_from_page_to_page_without_it(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database, Study);
        var (asked, passed) = (await WalkAsync(lab, nurse), await WalkAsync(lab, "helper"));

        Assert.Equal(["information", "role", "nights", "quality"], asked.Saved.Select(save => save.Page).Append(asked.Journey.Due));
        Assert.Equal(["information", "role", "quality"], passed.Saved.Select(save => save.Page).Append(passed.Journey.Due));
        Assert.NotNull(asked.Place);
        Assert.NotNull(passed.Place);
        await lab.VerifiedAsync();
    }

    [Theory, Databases]
    public async Task The_arm_decides_which_pages_come_after_the_vignette(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database, Study);
        var came = new Dictionary<string, bool>();
        for (var number = 0; number < 20; number++)
        {
            var standing = await WalkAsync(lab, "helper");
            await Walk.Of(lab, standing).FinishAsync();
            standing = await Walk.Of(lab, standing).StandAsync();
            came[standing.Place!.Arm] = standing.Saved.Any(save => save.Page == "reactions");
            Assert.NotNull(standing.FinishedUtc);
        }

        Assert.Equal(5, came.Count);
        Assert.All(came, arm => Assert.Equal(arm.Key == "control" || arm.Key.StartsWith("core", StringComparison.Ordinal), arm.Value));
        await lab.VerifiedAsync();
    }

    [Theory, Databases]
    public async Task An_answer_that_a_later_change_hides_is_kept_and_exported_as_not_shown(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database, Study);
        var walk = await Walk.StartAsync(lab, 1, Mode.Live, new Dictionary<string, string> { ["role"] = nurse, ["check_type"] = "core" });
        await walk.ToAsync("background");

        var looked = await walk.ShowAsync("looking_back");
        await walk.SendAsync(looked.Answering(("realism", 1)));
        await walk.SendAsync((await walk.ShowAsync("background")) with { Op = Op.Back });
        await walk.SendAsync((await walk.ShowAsync("looking_back")).Answering(("realism", 5)));
        await walk.FinishAsync();

        var response = await OnlyAsync(lab);
        var background = response.Study.Page("background")!;
        Assert.Contains(response.Saved, save => save.Answers.ContainsKey("why_unreal"));
        Assert.DoesNotContain("why_unreal", response.Answers.Keys);
        Assert.Equal(MissingReason.NotShown, response.WhyMissing(background, response.Study.Item("why_unreal")));
        Assert.Equal("completed", response.Status);
        await lab.VerifiedAsync();
    }

    [Theory, Databases]
    public async Task What_was_not_asked_is_not_kept(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database, Study);
        var walk = await Walk.StartAsync(lab, 1, Mode.Live, new Dictionary<string, string> { ["role"] = "helper" });
        await walk.ToAsync("background");

        await walk.SendAsync((await walk.ShowAsync()).Answering(("why_unreal", 1)));

        Assert.DoesNotContain("why_unreal", (await OnlyAsync(lab)).Saved.SelectMany(save => save.Answers.Keys));
    }

    [Theory, Databases]
    public async Task A_page_that_an_answer_hid_meanwhile_is_not_saved(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database, Study);
        var walk = await Walk.StartAsync(lab, 1, Mode.Live, new Dictionary<string, string> { ["role"] = nurse });
        await walk.ToAsync("nights");
        var open = await walk.ShowAsync();

        await walk.SendAsync((await walk.ShowAsync("role")).Answering(("role", 2)) with { Op = Op.Language });
        var outcome = await walk.SendAsync(open);

        Assert.Equal((SaveResult.NotDue, "role"), (outcome.Result, outcome.Next));
        Assert.Null(outcome.Standing?.Place);
    }

    [Theory, Databases]
    public async Task Going_back_allocates_nobody_and_finishes_nobody(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database, Study);
        var walk = await Walk.StartAsync(lab, 1, Mode.Live, new Dictionary<string, string> { ["role"] = nurse });
        await walk.ToAsync("nights");

        var outcome = await walk.SendAsync((await walk.ShowAsync("role")).Answering(("role", 2)) with { Op = Op.Back });

        Assert.Equal("information", outcome.Next);
        Assert.Null(outcome.Standing?.Place);
        Assert.Equal("role", outcome.Standing?.Journey.Due);
        await lab.VerifiedAsync();
    }

    private static Study Study { get; } = Flagship.Study with
    {
        Pages = [.. Flagship.Study.Pages.SelectMany(page => page.Name switch
        {
            "role" => [page, Nights],
            "reactions" => [page with { ShowIf = new() { Factor = "type", Is = ["core", "control"] } }],
            "background" => [page with { Items = [.. page.Items, Why] }],
            _ => new[] { page },
        })],
    };

    private static Page Nights => new()
    {
        Name = "nights",
        Title = Both("Nights, {item:role|you}"),
        Items = [Choice("works_nights") with { Required = true, ShowIf = new() { Item = "role", Is = [nurse] } }],
    };

    private static ChoiceItem Why =>
        Choice("why_unreal") with { ShowIf = new() { All = [new() { Item = "realism", AtMost = 2 }, new() { Item = "works_nights", Answered = true }] } };

    private static ChoiceItem Choice(string name) => new()
    {
        Name = name,
        Prompt = Both(name),
        Options = [new() { Name = "yes", Code = 1, Label = Both("Yes") }, new() { Name = "no", Code = 2, Label = Both("No") }],
    };

    private static LocalText Both(string words) => new(new Dictionary<string, string> { ["en"] = words, ["da"] = words });

    private static Task<Standing> WalkAsync(Lab lab, string role) => Walk.AllocatedAsync(lab, ("role", role));

    private static async Task<Response> OnlyAsync(Lab lab)
    {
        await using var snapshot = await lab.SnapshotAsync();
        return Assert.Single(await snapshot.ResponsesAsync(default).ToListAsync());
    }
}
