using System.Collections.Concurrent;
using VignetteLab.Core.Simulation;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Studies.Drafts;
using VignetteLab.Core.Vignettes;
using VignetteLab.Core.Vignettes.Designs;

namespace VignetteLab.Web.Pages.Studies;

/// <summary>What the design of a draft can show and how many respondents to expect, as far as it is known yet.</summary>
/// <param name="Problems">What has to be mended before there are facts.</param>
/// <param name="Arms">What respondents would be allocated to; none where that cannot be built.</param>
/// <param name="Facts">The facts; <c>null</c> where something has to be mended.</param>
/// <param name="Expected">What to expect of several numbers of respondents, the fewest first.</param>
public sealed record DraftFacts(IReadOnlyList<Problem> Problems, IReadOnlyList<Arm> Arms, DesignFacts? Facts, IReadOnlyList<CellCounts> Expected)
{
    /// <summary>The most drafts whose facts are kept.</summary>
    private const int mostKept = 100;

    // Nanoseconds on one core, for each number of respondents: the page comes while somebody waits for it.
    private const double budget = 2e8;

    private const int fewest = 5;

    private static readonly int[] usual = [200, 400];

    private static readonly ConcurrentDictionary<string, Lazy<DraftFacts>> known = [];

    /// <summary>Works them out, once for all drafts that differ only in what a design does not hang on.</summary>
    public static DraftFacts Of(Study study)
    {
        var json = DraftDesign.JsonOf(study);
        var (respondents, dropOut) = (Math.Clamp(study.Plan.Respondents, 0, 1_000_000), Math.Clamp(study.Plan.DropOut, 0, 95));
        if (known.Count >= mostKept)
            known.Clear();
        return known.GetOrAdd(FormattableString.Invariant($"{CanonicalJson.Fingerprint(json)}|{respondents}|{dropOut}"), _ => new(() => Of(json, respondents, dropOut))).Value;
    }

    private static DraftFacts Of(string json, int respondents, int dropOut)
    {
        var design = DraftDesign.Of(json);
        if (design.Problems.Count > 0 || design.Arms is not { Count: > 0 } arms)
            return new(design.Problems, design.Arms ?? [], null, []);
        try
        {
            var frozen = new FrozenStudy(json);
            // With fewer respondents than arms some arms stay empty: nothing to draw fieldwork for.
            var expected = usual.Where(number => number >= arms.Count).Append(respondents).Where(number => number > 0).Distinct().Order()
                .Select(number => CellCounts.Of(frozen, number, dropOut, DesignFacts.Affordable(frozen, number, budget, fewest))).ToArray();
            return new([], arms, new(frozen, StudyDesign.Of(frozen.Study, arms), expected.FirstOrDefault(counts => counts.Respondents == respondents)), expected);
        }
        catch (DesignException error)
        {
            return new([new(StudyFile.Name, "plan.effects", 0, error.Said)], arms, null, []);
        }
    }
}
