using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;
using Xunit.Abstractions;

namespace VignetteLab.Web.Tests.Browser;

/// <summary>From nothing to a launched study and its first answers; each walk has a lab of its own, since both make the same study.</summary>
public sealed class StudyWalkTests(ITestOutputHelper output) : IAsyncLifetime
{
    private readonly LiveLab lab = new();

    public Task InitializeAsync() => lab.InitializeAsync();

    public Task DisposeAsync() => lab.DisposeAsync();

    [BrowserFact]
    public async Task A_study_is_made_tried_piloted_launched_and_answered_with_the_keyboard_only()
    {
        var hands = new KeyboardHands(await OpenAsync(javaScript: true));

        await new StudyWalk(hands).MakeAndLaunchAsync();

        output.WriteLine($"By the keyboard: {hands.Pages} pages, {hands.Fields} fields, {hands.Stops} stops between them.");
        await AssertLaunchedAsync(hands);
        var respondent = new KeyboardHands(await lab.OpenAsync("en", $"/s/{StudyWalk.Study}"));
        await new StudyWalk(respondent).AnswerAsync();
        await AssertAnsweredAsync(respondent);
    }

    [BrowserFact]
    public async Task A_study_is_made_tried_piloted_launched_and_answered_with_the_mouse_without_a_script()
    {
        var hands = new MouseHands(await OpenAsync(javaScript: false));

        await new StudyWalk(hands).MakeAndLaunchAsync();

        output.WriteLine($"By the mouse, without a script: {hands.Pages} pages, {hands.Fields} fields.");
        await AssertLaunchedAsync(hands);
        var respondent = new MouseHands(await lab.OpenAsync("en", $"/s/{StudyWalk.Study}", new() { JavaScriptEnabled = false }));
        await new StudyWalk(respondent).AnswerAsync();
        await AssertAnsweredAsync(respondent);
    }

    private async Task<IPage> OpenAsync(bool javaScript)
    {
        var link = await lab.Services.GetRequiredService<Accounts>().FirstLinkAsync(onlyOnce: false);
        return await lab.OpenAsync("en", $"/account/link/{link}", new()
        {
            JavaScriptEnabled = javaScript,
            ViewportSize = new() { Width = 1280, Height = 900 },
        });
    }

    private async Task AssertLaunchedAsync(Hands hands)
    {
        await Assertions.Expect(hands.Page.Locator("main")).ToContainTextAsync("The study is open to respondents.");
        await using var memory = lab.Memory();
        var record = memory.Studies.Single(one => one.Name == StudyWalk.Study);
        var study = new FrozenStudy(memory.Versions.Single(one => one.Id == record.VersionId).Json);

        Assert.Equal(StudyStatus.Live, record.Status);
        Assert.Equal(["en", "da"], study.Study.Languages);
        Assert.Equal([2, 2, 2], study.Study.Factors.Select(factor => factor.Levels.Count));
        Assert.Equal((8, 8), (study.Universe.Count, study.Arms.Count));
        Assert.Equal(16, study.Wordings.Select(wording => wording.Hash).Distinct().Count());
        Assert.Equal(5, study.Study.Items.OfType<RatingItem>().Count(item => study.Study.Points[item.Points]["da"].Count == 7));
        Assert.Equal(5, Assert.Single(study.Study.Scales).Items.Count);
        Assert.Equal(1, memory.Respondents.Count(one => one.StudyId == record.Id && one.Mode == Mode.Pilot && one.FinishedUtc != null));
    }

    private async Task AssertAnsweredAsync(Hands respondent)
    {
        Assert.Equal("Thank you. Your answers are saved.", await respondent.Page.Locator("h1").InnerTextAsync());
        await using var memory = lab.Memory();
        var id = memory.Studies.Single(one => one.Name == StudyWalk.Study).Id;
        Assert.NotNull(memory.Respondents.Single(one => one.StudyId == id && one.Mode == Mode.Live).FinishedUtc);
    }
}
