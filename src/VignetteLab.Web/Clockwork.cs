using VignetteLab.Storage;

namespace VignetteLab.Web;

/// <summary>What happens at its time, whoever is awake: studies close, and what has been in the bin for long enough is erased.</summary>
/// <remarks>Each of these acts asks first whether it still is to be done, so that any number of processes can wind this clock.</remarks>
public sealed class Clockwork(Publication publication, Piloting piloting, Binning binning, TimeProvider time, ILogger<Clockwork> logger) : BackgroundService
{
    private static readonly TimeSpan between = TimeSpan.FromMinutes(1);

    /// <summary>Does what is due now.</summary>
    public async Task StrikeAsync()
    {
        await TryAsync("look for studies to close", async () =>
        {
            foreach (var study in await publication.DueAsync())
                await TryAsync($"close {study}", () => CloseAsync(study));
        });
        await TryAsync("erase old pilots", piloting.PurgeAsync);
        await TryAsync("empty the bin", async () =>
        {
            foreach (var study in await binning.EmptyAsync())
                logger.Purged(study);
        });
    }

    private async Task CloseAsync(string study)
    {
        if (await publication.CloseDueAsync(study))
            logger.ClosedByItself(study);
    }

    // Whatever stands in one act's way keeps no other from being done, and the clock goes on.
    private async Task TryAsync(string what, Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception error)
        {
            // The next minute is soon enough: respondents are stopped by the time itself.
            logger.NotStruck(error, what);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(between, time);
        try
        {
            do
            {
                await StrikeAsync();
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The site stops.
        }
    }
}
