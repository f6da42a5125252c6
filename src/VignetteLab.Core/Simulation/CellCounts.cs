using VignetteLab.Core.Studies;

namespace VignetteLab.Core.Simulation;

/// <summary>How many respondents to expect in each arm and at each vignette, before anybody is asked.</summary>
/// <param name="Respondents">How many were to be allocated, in each replication.</param>
/// <param name="DropOut">How many of a hundred who were allocated left before the end.</param>
/// <param name="Replications">How often the fieldwork was drawn.</param>
/// <param name="Allocated">In all arms; fewer than <paramref name="Respondents"/> where quotas, a target or a list ended it.</param>
/// <param name="Finished">In all arms.</param>
/// <param name="Arms">In the study's order.</param>
/// <param name="Vignettes">Those that an arm shows, in the universe's order; a respondent counts once for each that they get.</param>
/// <remarks>
/// Each replication has a key of its own, SHA-256 of <c>vignettelab projection r</c> for r from 0, with which the study's own
/// procedure draws places for people who come one a minute; see <see cref="Projection"/>. The same study and numbers give the
/// same counts on every machine.
/// </remarks>
public sealed record CellCounts(
    int Respondents,
    double DropOut,
    int Replications,
    CellCount Allocated,
    CellCount Finished,
    IReadOnlyList<NamedCount> Arms,
    IReadOnlyList<NamedCount> Vignettes)
{
    /// <summary>How often a fieldwork is drawn unless said otherwise.</summary>
    public const int Usually = 1_000;

    /// <summary>Draws fieldwork many times over and counts.</summary>
    /// <param name="study">The study.</param>
    /// <param name="respondents">How many are to be allocated, at least 1.</param>
    /// <param name="dropOut">How many of a hundred who are allocated leave before the end, from 0 to 100, whatever their arm.</param>
    /// <param name="replications">How often, at least 1.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its bounds.</exception>
    public static CellCounts Of(
        FrozenStudy study, int respondents, double dropOut, int replications = Usually, CancellationToken stop = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(respondents, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(replications, 1);
        if (dropOut is not (>= 0 and <= 100))
            throw new ArgumentOutOfRangeException(nameof(dropOut), "Drop-out is a number from 0 to 100.");

        // Each replication writes its own row, so that the order in which they are done changes nothing.
        var (allocated, finished) = (new int[replications][], new int[replications][]);
        Parallel.For(0, replications, new ParallelOptions { CancellationToken = stop },
            () => new Projection(study, respondents, dropOut),
            (replication, _, projection) =>
            {
                (allocated[replication], finished[replication]) = projection.Run(replication);
                return projection;
            },
            _ => { });

        var arms = study.Arms.Index().Select(arm => (arm.Item.Name, Cells: (int[])[arm.Index]));
        var shown = study.Arms.Index().SelectMany(arm => arm.Item.Vignettes.Select(vignette => (vignette, arm.Index)))
            .GroupBy(shown => shown.vignette).OrderBy(same => same.Key.Code)
            .Select(same => (same.Key.Name, Cells: same.Select(shown => shown.Index).ToArray()));
        int[] all = [.. Enumerable.Range(0, study.Arms.Count)];
        return new(
            respondents, dropOut, replications, Count(allocated, all), Count(finished, all),
            [.. arms.Select(Named)], [.. shown.Select(Named)]);

        NamedCount Named((string Name, int[] Cells) cells) =>
            new(cells.Name, Count(allocated, cells.Cells), Count(finished, cells.Cells));
    }

    // The lowest count that at least one replication in twenty does not exceed.
    private static CellCount Count(int[][] counts, int[] cells)
    {
        var sums = new int[counts.Length];
        foreach (var cell in cells)
        {
            for (var replication = 0; replication < sums.Length; replication++)
                sums[replication] += counts[replication][cell];
        }

        Array.Sort(sums);
        return new((double)sums.Sum(sum => (long)sum) / sums.Length, sums[(sums.Length + 19) / 20 - 1]);
    }
}

/// <summary>A count that differs from one fieldwork to the next.</summary>
/// <param name="Expected">Its mean over the replications.</param>
/// <param name="Low">Its 5th percentile: in 19 of 20 fieldworks there are at least so many.</param>
public readonly record struct CellCount(double Expected, int Low);

/// <summary>How many respondents an arm or a vignette gets.</summary>
/// <param name="Name">The arm's or the vignette's.</param>
/// <param name="Allocated">All who are allocated.</param>
/// <param name="Finished">Those of them who come to the end.</param>
public sealed record NamedCount(string Name, CellCount Allocated, CellCount Finished);
