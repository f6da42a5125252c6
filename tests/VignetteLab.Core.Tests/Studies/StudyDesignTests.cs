using System.Text;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Vignettes.Designs;

namespace VignetteLab.Core.Tests.Studies;

public sealed class StudyDesignTests
{
    [Fact]
    public void In_a_full_factorial_nothing_hangs_together()
    {
        var report = Of(SampleStudy.Whole);

        Assert.Equal((4, 3, 3, 100.0), (report.Runs, report.Parameters, report.Rank, Math.Round(report.DEfficiency, 9)));
        Assert.All(report.Balance, balance => Assert.Equal([2, 2], balance.Counts));
        Assert.Equal(0, Assert.Single(report.Correlations).Largest);
        Assert.Empty(report.OnDeck);
    }

    [Fact]
    public void An_exclusion_makes_factors_hang_together()
    {
        var report = Of(SampleStudy.Whole.Saying(
            """
            "exclusions": [ { "not": { "age": "young", "job": "cook" }, "reason": { "en": "Too young.", "da": "For ung." } } ],
            "controls": [
            """, "\"controls\": ["));

        Assert.Equal(3, report.Runs);
        Assert.Equal([[1, 2], [2, 1]], report.Balance.Select(balance => balance.Counts));
        Assert.Equal(0.5, Assert.Single(report.Correlations).Largest, 1e-12);
    }

    [Fact]
    public void Of_decks_it_says_what_cannot_be_told_from_them()
    {
        var report = Of(DesignedStudy.Within);

        Assert.Equal(4, report.Runs);
        Assert.Equal(
            [("A", 0.0), ("B", 0.0), ("A*B", 1.0)],
            report.OnDeck.Select(found => (found.Effect.ToString(), Math.Round(found.RSquared, 9))));
    }

    [Fact]
    public void A_vignette_counts_for_each_arm_that_shows_it()
    {
        // Two orders of the same four vignettes, and in each the old see theirs and the young theirs.
        var report = Of(DesignedStudy.Ordered);

        Assert.Equal(8, report.Runs);
        Assert.All(report.Balance, balance => Assert.Equal([4, 4], balance.Counts));
        Assert.All(report.Correlations, pair => Assert.Equal(0, pair.Largest));
    }

    [Fact]
    public void The_effects_of_the_plan_are_judged_besides_the_main_effects()
    {
        var study = SampleStudy.Whole.Saying("\"languages\": [\"en\", \"da\"], \"plan\": { \"effects\": [\"age*job\"] },", "\"languages\": [\"en\", \"da\"],");

        Assert.Equal([Effect.Main(0), Effect.Main(1), Effect.Of(0, 1)], Of(study).Effects);
    }

    [Fact]
    public void What_the_vignettes_cannot_tell_apart_is_named()
    {
        var study = SampleStudy.Whole.Study() with
        {
            Plan = new() { Effects = ["age", "age*job"] },
            Design = new() { Selection = Core.Vignettes.Selection.Given, Vignettes = ["young_nurse", "old_cook", "old_nurse"] },
        };
        var frozen = new FrozenStudy(CanonicalJson.Write(study));

        Assert.Equal([Effect.Main(0), Effect.Main(1), Effect.Of(0, 1)], StudyDesign.Inestimable(study, frozen.Arms));
    }

    [Fact]
    public void The_halves_of_reciprocity_and_repair_keep_reciprocity_apart_from_all_else()
    {
        var report = Of(new SampleStudy(Directory.GetFiles(Checkout.PathOf("vignettes", "reciprocity-and-repair"))
            .ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes)));

        Assert.Equal([0, 0, 0.25], report.Correlations.Select(pair => Math.Round(pair.Largest, 9)));
        Assert.Equal((93.06048591, 85.71428571), (Math.Round(report.DEfficiency, 8), Math.Round(report.AEfficiency, 8)));
        Assert.All(report.Balance, balance => Assert.True(balance.IsBalanced));
        Assert.All(report.OnDeck.Where(found => found.Effect.Order == 1), found => Assert.Equal(0, found.RSquared, 1e-9));
    }

    // All 4,096 combinations of twelve factors, less those that two exclusions name: the most that a study may have.
    [Fact]
    public void Four_thousand_combinations_are_read_frozen_and_reported()
    {
        var wide = Wide("\"plan\": { \"effects\": [\"f1\", \"f1*f5\", \"f2*f7*f9\"] }");

        var frozen = wide.Frozen();
        var report = StudyDesign.Of(frozen.Study, frozen.Arms);

        Assert.Equal(4_096 - 512 - 1_024 + 128, frozen.Arms.Count);
        Assert.Equal((2_688, 15, 15), (report.Runs, report.Parameters, report.Rank));
        Assert.Equal(
            [(0, 1, 0.166667), (0, 2, 0.166667), (1, 2, 0.166667), (10, 11, 0.5)],
            report.Correlations.Where(pair => pair.Largest > 0).Select(pair => (pair.First, pair.Second, Math.Round(pair.Largest, 6))));
    }

    [Fact]
    public void A_selection_of_four_thousand_combinations_is_found_and_split()
    {
        var frozen = Wide("\"design\": { \"kind\": \"within\", \"selection\": \"efficient\", \"size\": 64, \"decks\": 8 }").Frozen();

        Assert.Equal(8, frozen.Arms.Count);
        Assert.InRange(StudyDesign.Of(frozen.Study, frozen.Arms).DEfficiency, 95, 100);
    }

    private static DesignReport Of(SampleStudy sample)
    {
        var frozen = sample.Frozen();
        return StudyDesign.Of(frozen.Study, frozen.Arms);
    }

    private static SampleStudy Wide(string others)
    {
        var study = SampleStudy.Whole.With("study.json", $$"""
            {
              "name": "wide", "title": { "en": "Wide", "da": "Bred" }, "languages": ["en", "da"], "contact": "research@example.org",
              "factors": [ {{string.Join(", ", Enumerable.Range(1, 12).Select(Factor))}} ],
              "exclusions": [
                { "not": { "f1": "low_1", "f2": "low_2", "f3": "high_3" }, "reason": { "en": "No.", "da": "Nej." } },
                { "not": { "f11": "low_11", "f12": "high_12" }, "reason": { "en": "No.", "da": "Nej." } }
              ],
              "points": { "agree": { "en": ["No", "Yes"], "da": ["Nej", "Ja"] } },
              "pages": [
                {
                  "name": "opinion", "title": { "en": "Anna", "da": "Anna" }, "vignette": true,
                  "items": [ { "kind": "rating", "name": "trust", "prompt": { "en": "Good?", "da": "God?" }, "points": "agree" } ]
                }
              ],
              "allocation": { "procedure": "permuted_blocks" },
              {{others}}
            }
            """);
        var holes = new StringBuilder().AppendJoin("\n\n", Enumerable.Range(1, 12).Select(factor => $"Anna is **{{f{factor}}}** here."));
        return study.With("vignette.en.md", $"{holes}").With("vignette.da.md", $"{holes}");

        static string Factor(int factor) => $"{{ \"name\": \"f{factor}\", \"label\": {Words("F", factor)}, \"levels\": [ {Level("low", 0, factor)}, {Level("high", 1, factor)} ] }}";

        static string Level(string level, int code, int factor) =>
            $"{{ \"name\": \"{level}_{factor}\", \"code\": {code}, \"label\": {Words(level, factor)}, \"words\": {Words(level, factor)} }}";

        static string Words(string words, int factor) => $"{{ \"en\": \"{words} {factor}\", \"da\": \"{words} {factor}\" }}";
    }
}
