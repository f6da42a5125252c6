using System.Collections.Concurrent;

namespace VignetteLab.Benchmarks.Load;

/// <summary>Respondents that are inside at once: where one has finished, the next begins.</summary>
internal sealed class Crowd
{
    private readonly ConcurrentBag<Walk> walks = [];
    private readonly Task walking;
    private volatile bool isClosed;

    public Crowd(SurveyRoute route, int size, CancellationToken stop) =>
        walking = Task.WhenAll(
            Enumerable.Range(0, size).Select(_ => Task.Run(() => KeepWalkingAsync(route, stop), stop)));

    /// <summary>Lets nobody in any more and waits until the last is out.</summary>
    /// <returns>Every walk, in no order.</returns>
    public async Task<IReadOnlyList<Walk>> CloseAsync()
    {
        isClosed = true;
        await walking;
        return [.. walks];
    }

    private async Task KeepWalkingAsync(SurveyRoute route, CancellationToken stop)
    {
        using var walker = new Walker(route, new Random());
        do
        {
            var walk = await walker.WalkAsync(stop);
            walks.Add(walk);

            // A server that is down is not hammered.
            if (walk.Failure is not null)
                await Task.Delay(100, stop);
        } while (!isClosed);
    }
}
