using VignetteLab.Core.Statistics;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Tables;

namespace VignetteLab.Core.Monitoring;

/// <summary>Compares what respondents answered where the vignette had a level with what they answered where it had another of the same factor.</summary>
/// <param name="study">The version that they answer.</param>
/// <param name="outcome">A scale, or an item on points or numbers, as the study names it.</param>
/// <param name="factor">The factor.</param>
/// <param name="level">The level.</param>
/// <param name="against">The levels that it is compared with.</param>
/// <remarks>Control arms have no levels and are left out. Outcomes of one respondent, or of one cluster, go together.</remarks>
public sealed class LevelContrast(FrozenStudy study, string outcome, string factor, string level, IReadOnlyList<string> against)
{
    private readonly List<Outcome> these = [];
    private readonly List<Outcome> those = [];
    private readonly Dictionary<string, int> clusters = [];

    // The names under which the outcome is asked: once, or at each vignette.
    private readonly (int Position, ScaleScore? Scale, string Item)[] asked =
    [
        .. Enumerable.Range(0, study.Positions + 1)
            .Select(position => (Position: position, Name: position == 0 ? outcome : Repetition.NameAt(position, outcome)))
            .Where(one => study.Scales.Any(scale => scale.Name == one.Name) || study.Pages.Any(page => page.Items.Any(item => item.Name == one.Name)))
            .Select(one => (one.Position, study.Scales.FirstOrDefault(scale => scale.Name == one.Name) is { } scale ? new ScaleScore(study, scale) : null, one.Name)),
    ];

    /// <summary>How many respondents (or clusters) gave an outcome that is compared.</summary>
    public int Count => clusters.Count;

    /// <summary>The mean where the vignette had the level less that where it had one of the others, in points; <c>null</c> where too few answered.</summary>
    public Interval? Difference => MeanDifference.Of(these, those);

    /// <summary>Adds a respondent.</summary>
    public void Add(Response response)
    {
        if (response.Place is not { } place)
            return;
        foreach (var (position, scale, item) in asked)
        {
            if ((scale is null ? response.Number(item) : scale.Of(response.Number)) is not { } value ||
                study.LevelAt(place, position, factor) is not { } met || met != level && !against.Contains(met))
            {
                continue;
            }

            var name = place.Seat?.Cluster ?? response.Respondent;
            if (!clusters.TryGetValue(name, out var cluster))
                clusters[name] = cluster = clusters.Count;
            (met == level ? these : those).Add(new(cluster, value));
        }
    }
}
