namespace VignetteLab.Core.Simulation;

/// <summary>Answers that come from a value on a continuous scale, so that a mean can be moved by a stated number of points.</summary>
internal static class Latent
{
    private const ulong grain = 1_000_000;

    // Four uniform draws have a variance of a third.
    private const double rootOfThree = 1.7320508075688772;

    /// <summary>About normal with mean 0 and standard deviation 1; never beyond ±3.5.</summary>
    public static double Normal(Draws draws)
    {
        var sum = 0.0;
        for (var draw = 0; draw < 4; draw++)
            sum += (double)draws.Below(grain + 1) / grain - 0.5;
        return sum * rootOfThree;
    }

    /// <summary>The nearest whole number from <paramref name="min"/> to <paramref name="max"/>.</summary>
    public static long Round(double value, long min, long max) =>
        (long)Math.Clamp(Math.Floor(value + 0.5), min, max);
}
