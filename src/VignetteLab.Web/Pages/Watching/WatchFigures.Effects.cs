using VignetteLab.Web.Figures;

namespace VignetteLab.Web.Pages.Watching;

/// <content>Results, once they may be seen.</content>
public sealed partial class WatchFigures
{
    private Figure Effects
    {
        get
        {
            var differences = counts.Effects.SelectMany(effect => effect.Levels.Select(level => (effect, level)))
                .Where(one => one.level.Difference is not null).ToArray();
            return new()
            {
                Name = "effects",
                Title = texts["Outcomes by what was varied"],
                Finding = texts["Differences from a factor’s first level: {0}; with an interval that does not hold zero: {1}. A first look at plain means, not the analysis that the plan names.",
                    differences.Length, differences.Count(one => one.level.Difference!.ExcludesZero)],
                Notes =
                [
                    study.Positions > 0
                        ? texts["The mean of all judgements at a level less that at the factor’s first level, in points of the scale; 95 % intervals allow for judgements of one respondent being alike (cluster-robust, CR1)."]
                        : texts["The mean at a level less that at the factor’s first level, in points of the scale, with robust 95 % intervals (HC1); respondents of one cluster go together."],
                    texts["Everybody who is counted, finished or not; control arms have no levels and are left out; scales have reversed questions turned, single questions are as given. With many differences some stand out by chance."],
                    .. Cut(differences.Length),
                ],
                Table = new(
                    [
                        ("outcome", texts["Outcome"]), ("factor", texts["Factor that varied"]), ("level", texts["Its level"]), ("count", texts["Answers given"]), ("mean", texts["Mean"]),
                        ("difference", texts["Difference"]), ("low", texts["95 % from"]), ("high", texts["95 % to"]),
                    ],
                    [.. counts.Effects.SelectMany(effect => effect.Levels.Select(level => (FigureCell[])
                    [
                        effect.Outcome, effect.Factor.Name, level.Level.Name, level.Count, FigureCell.Of(level.Mean, 2),
                        FigureCell.Of(level.Difference?.Estimate, 2), FigureCell.Of(level.Difference?.Low, 2), FigureCell.Of(level.Difference?.High, 2),
                    ]))]),
                Drawing = differences.Length == 0 ? null : new IntervalsData(
                [
                    .. differences.Take(MostDrawn).Select(one => new IntervalsRow($"{one.effect.Outcome}: {one.level.Level.Name}", one.level.Difference!)),
                ]),
            };
        }
    }
}
