using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VignetteLab.Core.Allocation;
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
        await studio.PostAsync(
            address, ("Input.Respondents", "300"), ("Input.PeopleSd", "0.5"), ("Input.Seed", "7"), ("Input.Effects[0].Outcome", outcome),
            ("Input.Effects[0].Where", "type=core"), ("Input.Effects[0].By", "0,8"), ("Input.DropOut[0].Page", "quality"), ("Input.DropOut[0].Percent", "10"));
        await simulations.Of(study)!.Work;
        await studio.GetAsync(address);
        var effect = simulations.Of(study)!.Result!.Effects.Single();

        Assert.Equal(HttpStatusCode.OK, few.StatusCode);
        Assert.Contains("from 100 to 10000", tooFew, StringComparison.Ordinal);
        Assert.Equal(SimulationEnd.Finished, simulations.Of(study)!.Ended);
        Assert.InRange(effect.Recovered!.Estimate, 0.5, 1.0);
        Assert.InRange(effect.Recovered.Low, 0.2, effect.Recovered.Estimate);
        Assert.Contains("0.80", studio.Words, StringComparison.Ordinal);
        Assert.Equal(300, await db.Respondents.CountAsync(one => one.StudyId == study && one.Mode == Mode.Simulated));

        await studio.PostAsync(address, ("Input.Respondents", "10000"));
        var second = await studio.PostAsync(address, ("Input.Respondents", "100"));
        var busy = studio.Words;
        await studio.PostAsync($"{address}?handler=Stop");
        await simulations.Of(study)!.Work;
        var came = await db.Respondents.CountAsync(one => one.StudyId == study && one.Mode == Mode.Simulated);
        var key = await db.Keys.AsNoTracking().SingleAsync(one => one.StudyId == study && one.Mode == Mode.Simulated);

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Contains("simulating@example.org is simulating this study right now", busy, StringComparison.Ordinal);
        Assert.Equal(SimulationEnd.Stopped, simulations.Of(study)!.Ended);
        Assert.InRange(came, 0, 9_999);
        Assert.NotNull(key.RevealedUtc);
    }
}
