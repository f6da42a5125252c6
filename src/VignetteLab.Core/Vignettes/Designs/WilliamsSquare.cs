namespace VignetteLab.Core.Vignettes.Designs;

/// <summary>Orders in which everything stands in every position, and follows everything else, equally often.</summary>
/// <remarks>
/// Source: Williams (1949), Australian Journal of Scientific Research A 2, 149–168. Checked against R's
/// <c>crossdes</c> for 2 to 8 treatments.
/// </remarks>
public static class WilliamsSquare
{
    /// <summary>The most treatments.</summary>
    public const int MaxTreatments = 20;

    /// <summary>
    /// The sequences for <paramref name="treatments"/> treatments: as many for an even number, in which each follows
    /// each other once; twice as many for an odd one, in which each follows each other twice.
    /// </summary>
    /// <param name="treatments">From 1 to <see cref="MaxTreatments"/>.</param>
    /// <returns>Treatments from 0; the first sequence for six is 0 1 5 2 4 3, the next adds 1 to each, modulo six.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are none, or too many, treatments.</exception>
    public static int[][] Sequences(int treatments)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(treatments, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(treatments, MaxTreatments);

        var first = Enumerable.Range(0, treatments)
            .Select(position => position % 2 == 1 ? (position + 1) / 2 : (treatments - position / 2) % treatments);
        int[][] square =
        [
            .. Enumerable.Range(0, treatments)
                .Select(step => first.Select(treatment => (treatment + step) % treatments).ToArray()),
        ];
        // An odd square alone is lopsided; its mirror image sets it right.
        return treatments % 2 == 0 ? square : [.. square, .. square.Select(sequence => sequence.Reverse().ToArray())];
    }
}
