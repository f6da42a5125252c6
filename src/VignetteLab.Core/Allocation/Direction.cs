namespace VignetteLab.Core.Allocation;

/// <summary>Which end of the points a respondent reads first, drawn with the place.</summary>
public static class Direction
{
    /// <summary>Draws whether the points stand reversed, the highest first.</summary>
    /// <param name="key">The study's key in this mode.</param>
    /// <param name="mode">Live, pilot or simulated.</param>
    /// <param name="stratum">The place's stratum; in cluster designs the seat's.</param>
    /// <param name="number">The place's number in its stratum, from 1; in cluster designs the seat.</param>
    public static bool Draw(AllocationKey key, Mode mode, string stratum, long number) =>
        key.Draws(mode, "direction", stratum, number).Below(2) == 1;
}
