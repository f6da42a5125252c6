using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VignetteLab.Core.Allocation;
using VignetteLab.Storage;
using VignetteLab.Web.Studies;

namespace VignetteLab.Web.Tests.Pages.Authoring;

public sealed class SimulateTests(Lab lab) : IClassFixture<Lab>
{
    private const string address = $"/studies/{Lab.Study}/simulate";

    [Fact]
    public async Task What_is_stated_is_found_again_two_do_not_simulate_at_once_and_a_stopped_one_keeps_who_had_come()
    {
        using var studio = await Studio.JoinAsync(lab, "simulating@example.org");
        var simulations = lab.Services.GetRequiredService<Simulations>();
        await using var db = lab.Open();
        var study = await db.Studies.Where(one => one.Name == Lab.Study).Select(one => one.Id).SingleAsync();
        var outcome = Lab.FromLibrary(Lab.Study).Scales[0].Name;

        var few = await studio.PostAsync(address, ("Input.Respondents", "7"));
        var tooFew = studio.Words;
        await studio.PostAsync("/account", "/account/language", ("Input.Language", "da"));
        await studio.PostAsync(
            address, ("Input.Respondents", "100"), ("Input.DropOut[0].Page", "information"), ("Input.DropOut[0].Arm", "core_high"), ("Input.DropOut[0].Percent", "5"),
            ("Input.Effects[0].Outcome", "nothing"), ("Input.Effects[0].Where", "type=core"), ("Input.Effects[0].By", "1"));
        var cannotBe = studio.Words;
        await studio.PostAsync("/account", "/account/language", ("Input.Language", "en"));
        await studio.PostAsync(
            address, ("Input.Respondents", "300"), ("Input.PeopleSd", "0.5"), ("Input.Seed", "7"), ("Input.Effects[0].Outcome", outcome),
            ("Input.Effects[0].Where", "type=core"), ("Input.Effects[0].By", "0,8"), ("Input.DropOut[0].Page", "quality"), ("Input.DropOut[0].Percent", "10"));
        await simulations.Of(study)!.Work;
        await studio.GetAsync(address);
        var effect = simulations.Of(study)!.Result!.Effects.Single();

        Assert.Equal(HttpStatusCode.OK, few.StatusCode);
        Assert.Contains("from 100 to 10000", tooFew, StringComparison.Ordinal);
        Assert.Contains("ingen har en arm endnu på siden “information”; arme gives før “quality”", cannotBe, StringComparison.Ordinal);
        Assert.Contains("undersøgelsen har ikke skalaen eller spørgsmålet “nothing”", cannotBe, StringComparison.Ordinal);
        Assert.Equal(SimulationEnd.Finished, simulations.Of(study)!.Ended);
        Assert.InRange(effect.Recovered!.Estimate, 0.5, 1.0);
        Assert.InRange(effect.Recovered.Low, 0.2, effect.Recovered.Estimate);
        Assert.Contains("0.80", studio.Words, StringComparison.Ordinal);
        Assert.Equal(300, await db.Respondents.CountAsync(one => one.StudyId == study && one.Mode == Mode.Simulated));

        await studio.PostAsync(address, ("Input.Respondents", "10000"));
        var second = await studio.PostAsync(address, ("Input.Respondents", "100"));
        var busy = studio.Words;
        var run = await CameAsync(study);
        var before = run.Done;
        await studio.PostAsync($"{address}?handler=Stop");
        await run.Work;
        await studio.GetAsync(address);
        var came = await db.Respondents.CountAsync(one => one.StudyId == study && one.Mode == Mode.Simulated);
        var key = await db.Keys.AsNoTracking().SingleAsync(one => one.StudyId == study && one.Mode == Mode.Simulated);

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Contains("simulating@example.org is simulating this study right now", busy, StringComparison.Ordinal);
        Assert.Equal(SimulationEnd.Stopped, run.Ended);
        Assert.InRange(came, before, 9_999);
        Assert.Equal(came, run.Result!.Counts.Stages.Started);
        Assert.Contains($"It was stopped after {run.Done} of 10000", studio.Words, StringComparison.Ordinal);
        Assert.NotNull(key.RevealedUtc);
    }

    [Fact]
    public async Task A_study_that_is_renamed_meanwhile_is_simulated_to_the_end_in_place_of_what_was_simulated_before()
    {
        using var studio = await Studio.JoinAsync(lab, "renaming@example.org");
        await lab.TakeInAsync("called-so-at-first");
        var study = await lab.Services.GetRequiredService<Publication>().IdAsync("called-so-at-first");
        var simulations = lab.Services.GetRequiredService<Simulations>();
        Assert.True(simulations.Start(study, new("anna", 500, []), new(), 1));
        await simulations.Of(study)!.Work;

        Assert.True(simulations.Start(study, new("anna", 400, []), new(), 2));
        await CameAsync(study);
        await lab.EditAsync("called-so-at-first", known => known with { Name = "called-otherwise-since" });
        await simulations.Of(study)!.Work;
        await using var db = lab.Open();

        Assert.Equal("called-otherwise-since", (await db.Studies.SingleAsync(one => one.Id == study)).Name);
        Assert.Equal((SimulationEnd.Finished, 400), (simulations.Of(study)!.Ended, simulations.Of(study)!.Result?.Counts.Stages.Started));
        Assert.Equal(400, await db.Respondents.CountAsync(one => one.StudyId == study && one.Mode == Mode.Simulated));
        Assert.NotNull((await db.Keys.SingleAsync(one => one.StudyId == study && one.Mode == Mode.Simulated)).RevealedUtc);
    }

    // The run, when the first of those who are made up have come and gone.
    private async Task<SimulationRun> CameAsync(int study)
    {
        var run = lab.Services.GetRequiredService<Simulations>().Of(study)!;
        for (var deadline = Environment.TickCount64 + 60_000; run.Done == 0; await Task.Delay(5))
            Assert.True(Environment.TickCount64 < deadline && !run.IsOver);
        return run;
    }
}
