using VignetteLab.Core.Allocation;
using VignetteLab.Core.Monitoring;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Vignettes;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;
using VignetteLab.Web.Pages.Watching;

namespace VignetteLab.Web.Pages.Studies;

/// <summary>What the page of a study shows of it, in one mode, to one researcher.</summary>
public sealed record StudyView
{
    /// <summary>So many rows of a long list are shown until all are asked for.</summary>
    public const int Few = 24;

    private const int mostMarks = 100;

    public required StudyRecord Record { get; init; }
    public required FrozenStudy Frozen { get; init; }
    public required Mode Mode { get; init; }
    public required Rights Rights { get; init; }
    public required Tallied Counts { get; init; }

    /// <summary>When it was counted.</summary>
    public required DateTime CountedUtc { get; init; }

    public required IReadOnlyList<ArmChange> Changes { get; init; }
    public required IReadOnlyList<MarkedResponse> Marks { get; init; }
    public required KeyRecord? Key { get; init; }

    /// <summary>The language of the studio's words about the study.</summary>
    public string Language => Study.Languages.Contains(Wanted) ? Wanted : Study.Languages.Contains("en") ? "en" : Study.Languages[0];

    /// <summary>The language of whoever looks.</summary>
    public required string Wanted { get; init; }

    public Study Study => Frozen.Study;
    public string Name => Record.Name;
    public string Title => Study.Title.In(Language);
    public bool IsLaunched => Record.Status != StudyStatus.Draft;
    public bool IsClosed => Record.Status == StudyStatus.Closed;

    /// <summary>Whether the researcher may close an arm here; what is simulated is all done at once, so there it would come too late.</summary>
    public bool MaySwitch => Rights.MaySteer && IsLaunched && !IsClosed && Mode != Mode.Simulated;

    /// <summary>Every arm; none for those who are not to see them.</summary>
    public IReadOnlyList<ArmCounts> Arms => Rights.SeesArms ? Counts.Arms : [];

    /// <summary>Names of the arms that are closed, as the last change of each says.</summary>
    public IReadOnlySet<string> Closed => Changes.GroupBy(change => change.Arm)
        .Where(arm => !arm.Last().IsOpen).Select(arm => arm.Key).ToHashSet();

    /// <summary>Each exclusion with the names of the combinations that it leaves out.</summary>
    public IEnumerable<(Exclusion Exclusion, IReadOnlyList<string> Names)> Excluded
    {
        get
        {
            var all = Universe.Of(Study.Factors, [], [], []);
            return Study.Exclusions.Select(exclusion => (exclusion, (IReadOnlyList<string>)
                [.. all.Where(vignette => Universe.Excludes(exclusion, vignette.Levels)).Select(vignette => vignette.Name)]));
        }
    }

    /// <summary>A mode by its name, live where none is said; <c>null</c> for a name that is none.</summary>
    public static Mode? ModeOf(string? name) => name switch
    {
        null or "live" => Mode.Live,
        "pilot" => Mode.Pilot,
        "simulated" => Mode.Simulated,
        _ => null,
    };

    /// <summary>Reads it.</summary>
    /// <param name="snapshot">The study in the mode that is looked at.</param>
    /// <param name="rights">What the researcher may see.</param>
    /// <param name="counted">What was counted of it.</param>
    /// <param name="wanted">The language of whoever looks.</param>
    public static async Task<StudyView> ReadAsync(Snapshot snapshot, Rights rights, Counted counted, string wanted, CancellationToken stop) => new()
    {
        Record = snapshot.Study,
        Frozen = counted.Study,
        Mode = snapshot.Mode,
        Rights = rights,
        Counts = counted.Counts,
        CountedUtc = counted.AtUtc,
        Changes = await snapshot.ArmChangesAsync(stop),
        Marks = await snapshot.MarksAsync(mostMarks, stop),
        Key = await snapshot.KeyAsync(stop),
        Wanted = wanted,
    };
}
