using VignetteLab.Core.Allocation;

namespace VignetteLab.Storage.Tests;

public sealed class ClustersTests
{
    private static readonly string[] sites =
        ["staerevang", "lindeengen", "moellebroen", "gasvaerket", "ravneheden", "hjortemosen", "storkeager", "vibedalen"];

    [Theory, Databases]
    public async Task Eight_clusters_at_once_through_two_processes_have_one_arm_each_and_seats_without_a_gap(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database, Library.Read("where-consultation-ends"));
        Lab[] processes = [lab, lab.Again()];

        await Task.WhenAll(Enumerable.Range(0, 48).Select(number => Task.Run(() =>
            Walk.AllocatedAsync(processes[number / 8 % 2], ("site", sites[number % 8])))));

        var clusters = (await lab.LedgerAsync()).GroupBy(place => place.Seat?.Cluster).ToList();
        Assert.Equal(sites.Order(), clusters.Select(cluster => cluster.Key).Order());
        Assert.All(clusters, cluster =>
        {
            Assert.Single(cluster.Select(place => (place.Arm, place.Stratum, place.Turn, place.Probability)).Distinct());
            Assert.Equal(Enumerable.Range(1, 6), cluster.Select(place => place.Seat?.Number ?? 0).Order());
        });
        await lab.VerifiedAsync();
    }

    [Theory, Databases]
    public async Task Each_cluster_takes_one_place_of_its_own_stratum(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database, Library.Read("where-consultation-ends"));

        foreach (var site in sites.Concat(sites))
            await Walk.AllocatedAsync(lab, ("site", site));

        var places = (await lab.LedgerAsync()).Where(place => place.Seat?.Number == 1).ToLookup(place => place.Stratum);
        Assert.Equal([1, 2, 3, 4], places["town"].Select(place => place.Turn.Number));
        Assert.Equal([1, 2, 3, 4], places["country"].Select(place => place.Turn.Number));
        Assert.All(places, stratum => Assert.Equal(4, stratum.Select(place => place.Arm).Distinct().Count()));
    }

    [Theory, Databases]
    public async Task Colleagues_stay_together_when_the_arm_of_their_cluster_was_closed(Database database)
    {
        var study = Library.Read("where-consultation-ends");
        await using var lab = await Lab.LaunchedAsync(database, study);
        var first = (await Walk.AllocatedAsync(lab, ("site", "gasvaerket"))).Place;
        await lab.Switch.SetAsync(study.Name, Mode.Live, first?.Arm ?? "", open: false, "A test", "anna");

        var colleague = (await Walk.AllocatedAsync(lab, ("site", "gasvaerket"))).Place;
        var neighbour = (await Walk.AllocatedAsync(lab, ("site", "lindeengen"))).Place;

        Assert.Equal((first?.Arm, first?.Turn, 2), (colleague?.Arm, colleague?.Turn, colleague?.Seat?.Number));
        Assert.NotEqual(first?.Arm, neighbour?.Arm);
        Assert.DoesNotContain(first?.Arm, neighbour?.Candidates ?? []);
        await lab.VerifiedAsync();
    }

    [Theory, Databases]
    public async Task Colleagues_are_each_shown_an_order_of_their_own(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database, Library.Read("where-consultation-ends"));

        foreach (var _ in Enumerable.Range(0, 6))
        {
            foreach (var site in sites)
                await Walk.AllocatedAsync(lab, ("site", site));
        }

        var shuffled = (await lab.LedgerAsync()).Where(place => place.Arm.StartsWith("shuffled", StringComparison.Ordinal))
            .GroupBy(place => place.Seat?.Cluster);
        Assert.All(shuffled, cluster => Assert.InRange(
            cluster.Select(place => string.Join(' ', place.Sequence.Vignettes)).Distinct().Count(), 2, 6));
    }
}
