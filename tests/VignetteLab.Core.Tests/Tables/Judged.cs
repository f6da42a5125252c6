using VignetteLab.Core.Allocation;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Tables;
using VignetteLab.Core.Tests.Studies;

namespace VignetteLab.Core.Tests.Tables;

/// <summary>What is known of a nurse who has judged three vignettes, or is about to.</summary>
internal static class Judged
{
    /// <summary>Saw <c>old_cook</c>, the control and <c>young_nurse</c>, points highest first, and answered all but one item.</summary>
    public static Response Within { get; } = Of(DesignedStudy.Within.Frozen(), "deck_1", "old_cook", "nobody", "young_nurse");

    /// <summary>Is of those who read of the old; saw the control first.</summary>
    public static Response Mixed { get; } = Of(DesignedStudy.Mixed.Frozen(), "old.deck_1", "nobody", "old_cook", "old_nurse");

    /// <summary>The same answers at the same places, whatever the study.</summary>
    public static Response Of(FrozenStudy study, string arm, params string[] seen) => Of(
        (Respondent.InPlace with { Study = study })
            .Saves("v01_opinion", ("v01_trust_1", 3), ("v01_trust_2", 3), ("v01_trust_3", 1))
            .Saves("v01_after", ("v01_check_age", 2), ("v01_years", 5))
            .Saves("v02_opinion", ("v02_trust_1", 1)).Saves("v02_opinion", ("v02_trust_1", 1))
            .Saves("v02_after", ("v02_check_age", 3), ("v02_years", -94))
            .Saves("v03_opinion", ("v03_trust_1", 1), ("v03_trust_2", 1), ("v03_trust_3", 3))
            .Saves("v03_after", ("v03_check_age", 2), ("v03_years", 0))
            .Saves("end", ("comment", "No.")),
        arm, seen);

    /// <summary>A respondent who saw these vignettes.</summary>
    public static Response Of(Respondent respondent, string arm, params string[] seen) =>
        new("r1", 3, respondent.Study, Mode.Live, Respondent.Noon, respondent.Saved[^1].AtUtc, Place(arm, seen), respondent.Saved);

    /// <summary>A place in which these vignettes are seen in turn, points highest first.</summary>
    public static Place Place(string arm, params string[] seen) => new(
        Mode.Live, 3, "nurse", new(1, 0, 1), arm, 0.5, [], AllocationState.None, null,
        new(seen, new Dictionary<string, IReadOnlyList<string>> { ["opinion"] = ["trust_2", "trust_3", "trust_1"] }, true), [],
        "r1", Respondent.Noon);
}
