using VignetteLab.Core.Monitoring;
using VignetteLab.Core.Statistics;
using VignetteLab.Core.Studies;
using VignetteLab.Storage;

namespace VignetteLab.Web.Studies;

/// <summary>An effect that was stated, and what the simulated data say of it.</summary>
/// <param name="Outcome">The scale or item.</param>
/// <param name="Factor">The factor.</param>
/// <param name="Level">The level that moves answers.</param>
/// <param name="Stated">By how many points.</param>
/// <param name="Recovered">The difference of means from the other levels; <c>null</c> where too few answered.</param>
/// <param name="Count">How many respondents it is from.</param>
public sealed record RecoveredEffect(string Outcome, string Factor, string Level, double Stated, Interval? Recovered, int Count);

/// <summary>What came of a simulation, as the data say it.</summary>
/// <param name="Study">The version that was gone through.</param>
/// <param name="Counts">How many came how far, by arm and by page, and whether the arms are as often as declared.</param>
/// <param name="Effects">The stated effects.</param>
public sealed record SimulationResult(FrozenStudy Study, Tallied Counts, IReadOnlyList<RecoveredEffect> Effects)
{
    /// <summary>Reads what was simulated and is over.</summary>
    /// <param name="snapshot">The simulated data.</param>
    /// <param name="stated">The effects that were stated.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task<SimulationResult> OfAsync(Snapshot snapshot, IReadOnlyList<EffectRow> stated, CancellationToken stop)
    {
        var study = (await snapshot.VersionAsync(stop)).Study;
        var contrasts = stated.Select(effect => (Effect: effect, Contrast: new LevelContrast(
            study, effect.Outcome!, effect.Factor, effect.Level, [.. Others(study, effect, stated)]))).ToArray();

        // Long after: whoever has not finished has left.
        var tally = new Tally(study, Window.All, DateTime.MaxValue);
        await foreach (var response in snapshot.ResponsesAsync(stop))
        {
            tally.Add(response);
            foreach (var (_, contrast) in contrasts)
                contrast.Add(response);
        }

        return new(study, tally.Result(), [.. contrasts.Select(one => new RecoveredEffect(
            one.Effect.Outcome!, one.Effect.Factor, one.Effect.Level, one.Effect.Points, one.Contrast.Difference, one.Contrast.Count))]);
    }

    // Another level that moves the same answers is not what a level is compared with.
    private static IEnumerable<string> Others(FrozenStudy study, EffectRow effect, IReadOnlyList<EffectRow> stated) =>
        study.Study.Factors.Where(factor => factor.Name == effect.Factor).SelectMany(factor => factor.Levels)
            .Select(level => level.Name).Where(name => name != effect.Level &&
                !stated.Any(other => other.Outcome == effect.Outcome && other.Factor == effect.Factor && other.Level == name));
}

/// <summary>A line of the form in which an effect is stated.</summary>
public sealed record EffectRow
{
    /// <summary>The scale or item; nothing for a line that is left out.</summary>
    public string? Outcome { get; init; }

    /// <summary>As in <c>type=core</c>.</summary>
    public string? Where { get; init; }

    /// <summary>By how many points, with a point or a comma.</summary>
    public string? By { get; init; }

    public string Factor => Where?.Split('=')[0] ?? "";

    public string Level => Where?.Split('=') is [_, var level] ? level : "";

    public double Points => Decimals.Read(By) ?? 0;
}

/// <summary>Numbers as people write them in either language.</summary>
public static class Decimals
{
    /// <summary>The number; <c>null</c> where it is none.</summary>
    public static double? Read(string? text) => double.TryParse(
        text?.Trim().Replace(',', '.').Replace('−', '-'), System.Globalization.NumberStyles.AllowLeadingSign | System.Globalization.NumberStyles.AllowDecimalPoint,
        System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The number as options of the simulation take it.</summary>
    public static string Plain(string? text) => text?.Trim().Replace(',', '.').Replace('−', '-') ?? "";
}
