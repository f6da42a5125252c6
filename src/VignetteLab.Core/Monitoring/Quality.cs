using VignetteLab.Core.Items;
using VignetteLab.Core.Statistics;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Tables;

namespace VignetteLab.Core.Monitoring;

/// <summary>How often a scale was answered with the same point throughout.</summary>
/// <param name="Scale">The scale, as the study has it; of at least <see cref="Quality.LeastItems"/> items.</param>
/// <param name="Sets">How often all of its items were answered, at several vignettes each time counted.</param>
/// <param name="Straight">How often with one point for all, as given: reversed items are not turned.</param>
/// <param name="Tells">Whether the answers tell the arm.</param>
public sealed record StraightLines(Scale Scale, int Sets, int Straight, bool Tells);

/// <summary>Signs of answers that may not mean much: to look into, never a reason to leave anybody out by itself.</summary>
/// <param name="Scales">Scales in which one point for all would tell something.</param>
/// <param name="Asked">How often something was asked of those who finished, but for what is answered in words.</param>
/// <param name="Blank">How often of these it was left blank.</param>
/// <param name="ManyBlank">How many of those who finished left blank at least <see cref="ManyShare"/> of what they were asked.</param>
/// <param name="Duration">How long those who finished took, from start to end, pauses included, in seconds; <c>null</c> before anybody has.</param>
/// <param name="Fast">How many of them took less than half of the median; <c>null</c> while fewer than <see cref="LeastFinished"/> have finished.</param>
/// <remarks>Half of the median: Greszki, Meyer and Schoen (2015), Public Opinion Quarterly 79.</remarks>
public sealed record Quality(IReadOnlyList<StraightLines> Scales, int Asked, int Blank, int ManyBlank, Spread? Duration, int? Fast)
{
    /// <summary>With fewer items, the same point for all is nothing to wonder at.</summary>
    public const int LeastItems = 3;

    /// <summary>With fewer who finished, the median says little.</summary>
    public const int LeastFinished = 10;

    /// <summary>Of what one was asked, from 0 to 1.</summary>
    public const double ManyShare = 0.2;
}

/// <summary>Counts signs of poor quality.</summary>
internal sealed class QualityTally(FrozenStudy study)
{
    private readonly List<double> seconds = [];
    private readonly Dictionary<string, (int Sets, int Straight)> lines = [];

    // The scales that are scored stand at each vignette: each belongs to one of the study's.
    private readonly (Scale Scale, string Of)[] scales =
    [
        .. study.Scales.Where(scale => scale.Items.Count >= Quality.LeastItems)
            .Select(scale => (scale, study.Asked(scale).Name)),
    ];

    private int asked;
    private int blank;
    private int manyBlank;

    public void Add(Response response)
    {
        if (!response.Consented)
            return;
        foreach (var (scale, of) in scales)
        {
            var points = scale.Items.Select(response.Number).ToArray();
            if (points.Contains(null))
                continue;
            var (sets, straight) = lines.GetValueOrDefault(of);
            lines[of] = (sets + 1, straight + (points.Distinct().Count() == 1 ? 1 : 0));
        }

        if (response.FinishedUtc is not { } finished)
            return;
        seconds.Add(Math.Round((finished - response.StartedUtc).TotalSeconds, 3));
        var reasons = response.Study.Pages.Skip(1)
            .SelectMany(page => page.Items.Where(item => item is not TextItem).Select(item => response.WhyMissing(page, item)))
            .Where(reason => reason is not (MissingReason.NotShown or MissingReason.NotReached)).ToArray();
        var empty = reasons.Count(reason => reason is MissingReason.NoAnswer or MissingReason.SkippedAfterPrompt);
        asked += reasons.Length;
        blank += empty;
        manyBlank += reasons.Length > 0 && empty >= Quality.ManyShare * reasons.Length ? 1 : 0;
    }

    public Quality Result()
    {
        var duration = Spread.Of(seconds);
        return new(
            [
                .. study.Study.Scales.Where(scale => scale.Items.Count >= Quality.LeastItems).Select(scale => new StraightLines(
                    scale, lines.GetValueOrDefault(scale.Name).Sets, lines.GetValueOrDefault(scale.Name).Straight,
                    scales.Any(scored => scored.Of == scale.Name && scored.Scale.Items.Any(study.TellArm.Contains)))),
            ],
            asked, blank, manyBlank, duration,
            seconds.Count < Quality.LeastFinished ? null : seconds.Count(time => time < duration!.Median / 2));
    }
}
