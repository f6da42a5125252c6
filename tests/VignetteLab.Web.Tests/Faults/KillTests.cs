using VignetteLab.Web.Tests.Commands;

namespace VignetteLab.Web.Tests.Faults;

/// <summary>F01: the process ends from one instruction to the next.</summary>
public sealed class KillTests : IDisposable
{
    private readonly Shell shell = new();

    public void Dispose() => shell.Dispose();

    [Fact]
    public async Task A_kill_under_load_loses_no_page_that_was_acknowledged()
    {
        var chance = new Random(20261122);
        for (var round = 0; round < 3; round++)
        {
            await using var site = await LabProcess.ServeAsync(shell.Folder);
            var crowd = new Crowd(site.Address, seed: round);
            var walking = crowd.WalkAsync(respondents: 40);
            await crowd.AcknowledgedAsync(chance.Next(20, 250));

            await site.KillAsync();
            await walking;

            Assert.Empty(await crowd.LostAsync(shell.At(".lab/lab.db")));
        }

        var (code, output, _) = await shell.RunAsync("verify");
        Assert.True(code == 0, output);
    }
}
