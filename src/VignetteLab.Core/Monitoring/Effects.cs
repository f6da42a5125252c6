using VignetteLab.Core.Items;
using VignetteLab.Core.Statistics;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Tables;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Monitoring;

/// <summary>An outcome at a level of a factor, beside the factor's first level.</summary>
/// <param name="Level">The level.</param>
/// <param name="Count">How many outcomes there are: one for each respondent, or for each vignette that they judged.</param>
/// <param name="Mean">Their mean, in points of the scale; <c>null</c> where there are none.</param>
/// <param name="Difference">The mean less that of the first level, see <see cref="MeanDifference"/>; <c>null</c> for the first level.</param>
public sealed record LevelMean(Level Level, int Count, double? Mean, Interval? Difference);

/// <summary>What is asked after the vignette, at the levels of one factor.</summary>
/// <param name="Factor">The factor.</param>
/// <param name="Outcome">The name of the scale or the item.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Levels">Its levels, in the study's order.</param>
public sealed record Effect(Factor Factor, string Outcome, LocalText Label, IReadOnlyList<LevelMean> Levels);

/// <summary>
/// Compares levels in the plain means of everybody who is counted, finished or not: a first look, not the analysis that the plan names.
/// </summary>
/// <remarks>Control arms have no levels and are left out. Outcomes of one respondent, or of one cluster, go together.</remarks>
internal sealed class EffectsTally
{
    private readonly FrozenStudy study;
    private readonly Source[] sources;
    private readonly Dictionary<(string Factor, string Outcome, string Level), List<Outcome>> outcomes = [];
    private readonly Dictionary<string, int> clusters = [];

    public EffectsTally(FrozenStudy study)
    {
        this.study = study;
        var scaled = study.Scales.SelectMany(scale => scale.Items).ToHashSet();
        sources =
        [
            .. study.Scales.Where(scale => IsAfter(scale.Items[0])).Select(scale =>
            {
                var score = new ScaleScore(study, scale);
                var of = study.Asked(scale);
                return new Source(of.Name, of.Label, PositionOf(scale.Items[0]), response => score.Of(response.Number));
            }),
            .. study.Pages.Skip(study.FirstVignette).SelectMany(page => page.Items).OfType<RatingItem>().Where(item => !scaled.Contains(item.Name))
                .Select(item => new Source(item.Asked, item.Prompt, PositionOf(item.Name), response => response.Number(item.Name))),
        ];
    }

    public void Add(Response response)
    {
        if (response is not { Consented: true, NotCounted: null, Place: { } place })
            return;
        var name = place.Seat?.Cluster ?? response.Respondent;
        if (!clusters.TryGetValue(name, out var cluster))
            clusters[name] = cluster = clusters.Count;
        foreach (var source in sources)
        {
            if (source.Of(response) is not { } value)
                continue;
            foreach (var factor in study.Study.Factors)
            {
                if (study.LevelAt(place, source.Position, factor.Name) is { } level)
                    List((factor.Name, source.Outcome, level)).Add(new(cluster, value));
            }
        }
    }

    public IReadOnlyList<Effect> Result() =>
    [
        .. from factor in study.Study.Factors
           from source in sources.DistinctBy(source => source.Outcome)
           where factor.Levels.Any(level => outcomes.ContainsKey((factor.Name, source.Outcome, level.Name)))
           select new Effect(factor, source.Outcome, source.Label, Levels(factor, source.Outcome)),
    ];

    private LevelMean[] Levels(Factor factor, string outcome)
    {
        var first = Known(factor.Levels[0]);
        return
        [
            .. factor.Levels.Index().Select(level => new LevelMean(
                level.Item, Known(level.Item).Count,
                Known(level.Item).Count == 0 ? null : Known(level.Item).Average(one => one.Value),
                level.Index == 0 ? null : MeanDifference.Of(Known(level.Item), first))),
        ];

        IReadOnlyCollection<Outcome> Known(Level level) => outcomes.GetValueOrDefault((factor.Name, outcome, level.Name)) ?? [];
    }

    private List<Outcome> List((string, string, string) key)
    {
        if (!outcomes.TryGetValue(key, out var list))
            outcomes[key] = list = [];
        return list;
    }

    private bool IsAfter(string item) => study.Pages.Skip(study.FirstVignette).Any(page => page.Items.Any(asked => asked.Name == item));

    private int PositionOf(string item) => study.Pages.First(page => page.Items.Any(asked => asked.Name == item)) is { Repeats: not null } page ? page.Position : 0;

    private sealed record Source(string Outcome, LocalText Label, int Position, Func<Response, double?> Of);
}
