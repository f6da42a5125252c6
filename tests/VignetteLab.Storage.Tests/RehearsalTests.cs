using Microsoft.Data.Sqlite;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Studies;

namespace VignetteLab.Storage.Tests;

public sealed class RehearsalTests
{
    [Theory, Databases]
    public async Task Acts_are_done_one_after_the_other_in_one_transaction(Database database)
    {
        await using var lab = await SimulatedAsync(database);
        var start = await Walk.NewAsync(lab, Mode.Simulated);
        var happened = new List<string>();

        await RunAsync(lab,
            () => new RehearsedAct.Starts(start, started => happened.Add($"started {started.Respondent}")),
            () => new RehearsedAct.Sends(Information(start.Token), outcome => happened.Add($"{outcome.Result} {outcome.Next}")));

        Assert.Equal([$"started {start.Token}", "Saved role"], happened);
        Assert.Equal((1, 1), (await lab.CountAsync("Respondents"), await lab.CountAsync("Submissions")));
    }

    [Theory, Databases]
    public async Task A_transaction_that_is_tried_again_does_all_again_and_tells_nobody_twice(Database database)
    {
        await using var lab = await SimulatedAsync(database);
        var start = await Walk.NewAsync(lab, Mode.Simulated);
        var (told, collided) = (0, false);

        await RunAsync(lab,
            () => new RehearsedAct.Starts(start, _ => told++),
            () => collided ? new RehearsedAct.Sends(Information(start.Token), _ => told++) : throw Collision(out collided));

        Assert.Equal(2, told);
        Assert.Equal((1, 1), (await lab.CountAsync("Respondents"), await lab.CountAsync("Submissions")));
    }

    private static async Task<Lab> SimulatedAsync(Database database)
    {
        var lab = await Lab.LaunchedAsync(database);
        await lab.Publication.PrepareSimulationAsync(await lab.Publication.IdAsync(Flagship.Name), null);
        return lab;
    }

    private static Task RunAsync(Lab lab, params Func<RehearsedAct>[] acts)
    {
        var done = 0;
        return new Rehearsal(lab.Commit, lab.Enrolment, lab.Answering, lab.Secrets).RunAsync(Next, default);

        // What throws is asked for again.
        RehearsedAct? Next()
        {
            if (done == acts.Length)
                return null;
            var act = acts[done]();
            done++;
            return act;
        }
    }

    private static SentPage Information(string respondent) => new(
        respondent, FrozenStudy.Information, Op.Continue, "en", "en", 0, "key", "body",
        new Dictionary<string, Core.Items.Answer> { [FrozenStudy.Consent] = Core.Items.Answer.Of(1) }, 12.5,
        new(2001, 1, 1, 8, 0, 0, DateTimeKind.Utc));

    private static SqliteException Collision(out bool collided)
    {
        collided = true;
        return new("A row with this key is there now.", 19, 2067);
    }
}
