using System.Numerics;

namespace VignetteLab.Core.Allocation;

/// <summary>
/// Each respondent is most likely to get the arm that leaves the arms most alike on the items that matter: for many
/// items and few respondents, where strata of all combinations would be nearly empty.
/// </summary>
/// <remarks>
/// The newcomer is put into each open arm in turn. On every item the arms' counts of those who share the newcomer's level
/// are divided by the arms' shares and compared by the measure; an arm's score is the weighted sum over the items, and the
/// arms with the lowest score are preferred. Source: Pocock and Simon (1975), Biometrics 31, 103–115. Checked against
/// Minirand 0.1.3 in R (<c>minimisation_randomisation.json</c>); defined draw by draw in <c>vignettes/README.md</c>.
/// </remarks>
public sealed class Minimisation : IProcedure
{
    private const double alike = 1e-9;

    private readonly OpenArms all;
    private readonly Margin[] margins;
    private readonly ImbalanceMeasure measure;
    private readonly int prefer;

    // What a count is multiplied by so that counts divided by shares are whole.
    private readonly BigInteger common = BigInteger.One;
    private readonly bool isNarrow;

    /// <summary>Declares the design.</summary>
    /// <param name="shares">At least one arm, in the study's order.</param>
    /// <param name="margins">At least one item, in declared order.</param>
    /// <param name="measure">How the arms are compared on an item.</param>
    /// <param name="preferPercent">
    /// The chance that a preferred arm is drawn, from 50 to 95 percent; at 100, who knows the counts would know the
    /// next arm.
    /// </param>
    /// <exception cref="ArgumentException">No arm or no item, one twice, or a number out of bounds.</exception>
    public Minimisation(
        IReadOnlyList<Share> shares, IReadOnlyList<Margin> margins, ImbalanceMeasure measure, int preferPercent)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(preferPercent, 50);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(preferPercent, 95);
        if (margins.Count == 0 || margins.DistinctBy(margin => margin.Item).Count() < margins.Count)
            throw new ArgumentException("There is at least one item, and each of them once.", nameof(margins));
        foreach (var margin in margins)
            ArgumentOutOfRangeException.ThrowIfLessThan(margin.Weight, 1, nameof(margins));

        all = new(shares);
        this.margins = [.. margins];
        this.measure = measure;
        prefer = preferPercent;
        foreach (var share in shares)
            common *= share.Count / BigInteger.GreatestCommonDivisor(common, share.Count);

        // Sums then stay below 2^124, for 4,096 arms and as many respondents as an int counts.
        isNarrow = common < 1 << 12 && margins.Sum(margin => (long)margin.Weight) <= 10_000;
    }

    /// <inheritdoc/>
    public StateKind Needs => StateKind.Margins;

    /// <summary>Always <c>all</c>: respondents are numbered through, whatever their levels.</summary>
    public string Counter(string stratum) => "all";

    /// <inheritdoc/>
    /// <param name="stratum">The newcomer's levels of the items, in declared order, joined by <c>.</c>.</param>
    public PlaceDraw? Next(
        AllocationKey key, Mode mode, string stratum, LastPlace last, IReadOnlyList<string> open, AllocationState state)
    {
        var among = all.Among(open);
        var number = last.Turn.Number + 1;
        var preferred = Preferred(among, state);
        var draws = key.Draws(mode, "minimisation", stratum, number);
        var drawn = preferred;
        if (preferred.Length < among.Names.Length && draws.Below(100) >= (ulong)prefer)
            drawn = [.. among.Names.Except(preferred)];
        var arm = drawn[draws.Below((ulong)drawn.Length)];
        return new(Turn.None with { Number = number }, arm, Probability(arm, among, preferred), among.Candidates);
    }

    /// <summary>How unlike the arms would be with the newcomer in each open arm, lowest best.</summary>
    /// <param name="state">The counts of those who share the newcomer's levels.</param>
    /// <param name="open">Names of the open arms, in the study's order, at least one.</param>
    /// <returns>A score for each of <paramref name="open"/>, in respondents per share (variance: squared).</returns>
    public IReadOnlyList<double> Scores(AllocationState state, IReadOnlyList<string> open) =>
        [.. Sums(all.Among(open), state).Select(sum => sum.Value)];

    /// <summary>The chance of each open arm.</summary>
    /// <param name="state">The counts of those who share the newcomer's levels.</param>
    /// <param name="open">Names of the open arms, in the study's order, at least one.</param>
    /// <returns>A probability for each of <paramref name="open"/>; they sum to 1.</returns>
    public IReadOnlyList<double> Probabilities(AllocationState state, IReadOnlyList<string> open)
    {
        var among = all.Among(open);
        var preferred = Preferred(among, state);
        return [.. among.Names.Select(arm => Probability(arm, among, preferred))];
    }

    private double Probability(string arm, OpenArms among, string[] preferred)
    {
        var rest = among.Names.Length - preferred.Length;
        if (rest == 0)
            return 1.0 / among.Names.Length;
        return preferred.Contains(arm) ? prefer / (100.0 * preferred.Length) : (100 - prefer) / (100.0 * rest);
    }

    private string[] Preferred(OpenArms among, AllocationState state)
    {
        var sums = Sums(among, state);
        var lowest = sums.Min(sum => sum.Value);
        return [.. among.Names.Where((_, arm) => measure == ImbalanceMeasure.Sd
            ? sums[arm].Value <= lowest * (1 + alike)
            : sums[arm].IsLowest)];
    }

    // Wide integers are exact for any shares, and slow.
    private (bool IsLowest, double Value)[] Sums(OpenArms among, AllocationState state) =>
        isNarrow ? Sums<Int128>(among, state) : Sums<BigInteger>(among, state);

    // Roots do not sum exactly; ranges and variances do.
    private (bool IsLowest, double Value)[] Sums<T>(OpenArms among, AllocationState state)
        where T : IBinaryInteger<T>
    {
        var multiple = T.CreateChecked(common);
        var units = Array.ConvertAll(among.Shares, share => multiple / T.CreateChecked(share.Count));
        var arms = among.Names.Length;
        var scale = double.CreateChecked(measure == ImbalanceMeasure.Range
            ? multiple
            : T.CreateChecked(Math.Max(1, arms * (arms - 1))) * multiple * multiple);
        var (sums, roots, counts) = (new T[arms], new double[arms], new T[arms]);
        foreach (var margin in margins)
        {
            for (var arm = 0; arm < arms; arm++)
                counts[arm] = T.CreateChecked(state.Of(margin.Item, among.Names[arm])) * units[arm];
            var spreads = measure == ImbalanceMeasure.Range ? Ranges(counts, units) : Squares(counts, units);
            for (var arm = 0; arm < arms; arm++)
            {
                sums[arm] += T.CreateChecked(margin.Weight) * spreads[arm];
                if (measure == ImbalanceMeasure.Sd)
                    roots[arm] += margin.Weight * Math.Sqrt(double.CreateChecked(spreads[arm]) / scale);
            }
        }

        var lowest = sums.Min();
        return Array.ConvertAll([.. Enumerable.Range(0, arms)], arm => (
            sums[arm] == lowest, measure == ImbalanceMeasure.Sd ? roots[arm] : double.CreateChecked(sums[arm]) / scale));
    }

    // The range with a newcomer in each arm in turn. That arm only grows, so at most the second lowest becomes the lowest.
    private static T[] Ranges<T>(T[] counts, T[] units)
        where T : IBinaryInteger<T>
    {
        var (highest, lowest) = (counts.Max()!, Array.IndexOf(counts, counts.Min()!));
        var second = counts.Where((_, arm) => arm != lowest).DefaultIfEmpty(counts[lowest] + units[lowest]).Min()!;
        return [.. counts.Select((count, arm) =>
            T.Max(highest, count + units[arm]) - (arm == lowest ? T.Min(second, count + units[arm]) : counts[lowest]))];
    }

    // Likewise, n(n − 1) times the sample variance.
    private static T[] Squares<T>(T[] counts, T[] units)
        where T : IBinaryInteger<T>
    {
        var (n, two, sum, squares) = (T.CreateChecked(counts.Length), T.CreateChecked(2), T.Zero, T.Zero);
        foreach (var count in counts)
            (sum, squares) = (sum + count, squares + count * count);
        return [.. counts.Zip(units, (count, unit) =>
            n * (squares + two * count * unit + unit * unit) - (sum + unit) * (sum + unit))];
    }
}
