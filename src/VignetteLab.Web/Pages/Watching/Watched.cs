using System.Security.Claims;
using VignetteLab.Core.Monitoring;
using VignetteLab.Core.Studies;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;
using VignetteLab.Web.Figures;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Watching;

/// <summary>What somebody sees who watches a study.</summary>
public sealed record Watched
{
    public required StudyRecord Record { get; init; }
    public required FrozenStudy Frozen { get; init; }
    public required WatchQuery Query { get; init; }
    public required Rights Rights { get; init; }
    public required Tallied Counts { get; init; }

    /// <summary>When it was counted.</summary>
    public required DateTime AtUtc { get; init; }

    /// <summary>The figures, in the order in which they are read.</summary>
    public required IReadOnlyList<Figure> Figures { get; init; }

    /// <summary>When and why its owner opened results by arm before the close; <c>null</c> where that was not done.</summary>
    public required Unmasked? Unmasked { get; init; }

    /// <summary>Whether outcomes are shown by what was varied.</summary>
    public bool SeesResults => Rights.SeesResults(Query.Mode);
}

/// <summary>The way from a researcher to what may be watched of a study.</summary>
public sealed class WatchAccess(
    LabDatabase database, Versions versions, OwnStudies own, WatchCounts counts, StudioTexts texts)
{
    // What was answered is for those who may have the answers.
    private static readonly string[] answering = ["items", "quality", "effects"];

    /// <summary>Counts a study.</summary>
    /// <returns>What is seen of it; <c>null</c> where it is none of theirs, or there is only a draft that is not whole.</returns>
    public async Task<Watched?> FindAsync(ClaimsPrincipal person, string study, WatchQuery query, CancellationToken stop)
    {
        if (await own.RoleAsync(person, study, stop) is not { } role ||
            await Snapshot.OpenAsync(database, versions, study, query.Mode, stop) is not { } opened)
        {
            return null;
        }

        await using var snapshot = opened;
        if (!(await snapshot.SaysAsync(stop)).IsWhole)
            return null;
        var rights = Rights.In(snapshot, role);
        var (frozen, tallied, atUtc) = await counts.ReadAsync(snapshot, query.Window, stop);
        return new()
        {
            Record = snapshot.Study,
            Frozen = frozen,
            Query = query,
            Rights = rights,
            Counts = tallied,
            AtUtc = atUtc,
            Unmasked = await snapshot.UnmaskedAsync(stop),
            Figures =
            [
                .. new WatchFigures(frozen, tallied, query.Window, rights.SeesArms, rights.SeesResults(query.Mode), texts).All
                    .Where(figure => rights.May(Right.Download) || !answering.Contains(figure.Name)),
            ],
        };
    }
}
