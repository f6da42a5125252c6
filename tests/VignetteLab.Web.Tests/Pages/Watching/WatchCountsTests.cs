using Microsoft.Extensions.DependencyInjection;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Monitoring;
using VignetteLab.Storage;
using VignetteLab.Web.Pages.Watching;
using VignetteLab.Web.Tests.Pages.Studies;

namespace VignetteLab.Web.Tests.Pages.Watching;

/// <summary>How often a study is counted, and how much of that is kept.</summary>
public sealed class WatchCountsTests : IClassFixture<Members>, IDisposable
{
    private readonly Members lab;
    private readonly Clock clock = new();
    private readonly WatchCounts counts;

    public WatchCountsTests(Members lab) => (this.lab, counts) = (lab, new(clock));

    [Fact]
    public async Task What_is_saved_is_counted_within_thirty_seconds_and_no_sooner()
    {
        var before = await CountAsync();
        using (var walk = lab.Walk())
            await walk.ToAsync("role");
        clock.Now += TimeSpan.FromSeconds(29.9);
        var soon = await CountAsync();
        clock.Now += TimeSpan.FromSeconds(0.1);
        var later = await CountAsync();

        Assert.Same(before, soon);
        Assert.Equal(before.Counts.Stages.Started + 1, later.Counts.Stages.Started);
        Assert.Equal(clock.Now, later.AtUtc);
    }

    [Fact]
    public async Task What_a_researcher_does_is_counted_at_once()
    {
        var before = await CountAsync();
        await lab.Services.GetRequiredService<Marking>().MarkAsync(Lab.Study, Mode.Live, lab.Respondents[0], false, "a test", "anna");
        var after = await CountAsync();
        await lab.Services.GetRequiredService<Marking>().MarkAsync(Lab.Study, Mode.Live, lab.Respondents[0], true, "no test", "anna");

        Assert.Equal((0, 1), (before.Counts.Stages.NotCounted.Count, after.Counts.Stages.NotCounted.Count));
    }

    [Fact]
    public async Task While_nothing_is_saved_and_nobody_is_under_way_nothing_is_counted_again()
    {
        // Whoever another test left under way has left by then.
        clock.Now += TimeSpan.FromDays(1);
        var before = await CountAsync();
        clock.Now += TimeSpan.FromMinutes(1);
        var after = await CountAsync();

        Assert.Same(before.Counts, after.Counts);
        Assert.Equal(clock.Now, after.AtUtc);
    }

    [Fact]
    public async Task Those_who_ask_at_once_wait_for_one_count()
    {
        var counted = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => CountAsync()));

        Assert.Single(counted.Distinct(ReferenceEqualityComparer.Instance));
    }

    [Fact]
    public async Task However_many_days_are_asked_for_only_so_many_counts_are_kept()
    {
        for (var day = 0; day < WatchCounts.Most + 5; day++)
            await CountAsync(new(new DateOnly(2026, 1, 1).AddDays(day), null));

        Assert.Equal(WatchCounts.Most, counts.Count);
    }

    public void Dispose() => counts.Dispose();

    private async Task<Counted> CountAsync(Window? window = null)
    {
        await using var snapshot = (await Snapshot.OpenAsync(
            lab.Services.GetRequiredService<LabDatabase>(), lab.Services.GetRequiredService<Versions>(), Lab.Study, Mode.Live, default))!;
        return await counts.ReadAsync(snapshot, window ?? Window.All, default);
    }
}
