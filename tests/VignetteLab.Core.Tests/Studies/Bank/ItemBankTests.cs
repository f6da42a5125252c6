using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Studies.Bank;
using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Core.Tests.Studies.Bank;

public sealed class ItemBankTests
{
    // A study that asks nothing but what its allocation needs.
    private static readonly Study sample = SampleStudy.Whole.Study();

    private static readonly Study empty = sample with
    {
        Points = new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>(),
        Scales = [],
        Pages = [sample.Pages[0], sample.Pages.First(page => page.Vignette) with { Items = [], ShowIf = null }],
    };

    public static IEnumerable<object[]> Entries() => ItemBank.Entries.Concat(ItemBank.ChecksOf(sample)).Select(entry => new object[] { entry.Name });

    [Theory, MemberData(nameof(Entries))]
    public void Each_entry_can_be_put_into_a_study_that_asks_nothing_and_again(string entry)
    {
        var first = ItemBank.Add(empty, entry);
        var twice = ItemBank.Add(first, entry);

        foreach (var (study, before) in new[] { (first, empty), (twice, first) })
        {
            var reading = StudyFile.ReadDraft(CanonicalJson.Write(study));
            Assert.True(study.Items.Count() > before.Items.Count());
            Assert.DoesNotContain(reading.Problems, problem => problem.Path != "pages[1].items");
            Assert.Empty(Lint.Of(new(reading.Study, reading.Problems) { Replications = 0 })
                .Where(finding => finding.Severity == Severity.Error && finding.Path != "pages[1].items" && !IsKnown(finding)).Select(finding => finding.Message.In("en")));
            Assert.DoesNotContain(Lint.Of(new(reading.Study, reading.Problems) { Replications = 0 }), finding => finding.Rule is "L15" or "L17" or "L18" or "L19" or "L24" or "L26" && !IsKnown(finding));
        }

        Assert.Equal(first.Points.Count, twice.Points.Count);
    }

    [Fact]
    public void Five_statements_come_with_their_scale_and_their_points_in_the_languages_of_the_study()
    {
        var study = ItemBank.Add(empty with { Languages = ["da"] }, "five_statements");

        var items = study.Pages[1].Items.OfType<RatingItem>().ToArray();
        Assert.Equal(5, items.Length);
        Assert.Equal(items.Select(item => item.Name), study.Scales.Single().Items);
        Assert.Single(items, item => item.Reversed);
        Assert.Equal(["da"], study.Points.Single().Value.Keys);
        Assert.All(items, item => Assert.Equal(["da"], item.Prompt.Words.Keys));
    }

    [Fact]
    public void Points_of_the_study_are_used_where_they_say_the_same_and_begin_at_the_same_number()
    {
        var study = ItemBank.Add(ItemBank.Add(ItemBank.Add(empty, "threat"), "fairness"), "agreement_7");
        var renamed = study with
        {
            Points = study.Points.ToDictionary(set => set.Key == "degree11" ? "mine" : set.Key, set => set.Value),
            Pages = [.. study.Pages.Select(page => page with { Items = [.. page.Items.Select(item => item is RatingItem { Points: "degree11" } rating ? rating with { Points = "mine" } : item)] })],
        };
        var counted = renamed with { Pages = [.. renamed.Pages.Select(page => page with { Items = [.. page.Items.Select(item => item is RatingItem { Points: "mine" } rating ? rating with { First = 1 } : item)] })] };

        Assert.Equal(["agree7", "degree11"], study.Points.Keys.Order());
        Assert.Equal("mine", ItemBank.Add(renamed, "approval").Items.OfType<RatingItem>().Last().Points);
        Assert.Equal(("degree11", 0), ItemBank.Add(counted, "approval").Items.OfType<RatingItem>().Last() is var last ? (last.Points, last.First) : default);
    }

    [Fact]
    public void A_check_of_a_factor_has_its_levels_as_answers_and_knows_which_is_right()
    {
        var check = Assert.IsType<ChoiceItem>(ItemBank.Add(empty, "check:age").Items.Last());

        Assert.Equal(["young", "old"], check.Options.Select(option => option.Name));
        Assert.Equal("What did the text say about this: Age?", check.Prompt.In("en"));
        Assert.Equal(("age", "old"), (check.Check!.Factor, check.Check.Correct["old"]));
    }

    [Fact]
    public void What_is_asked_about_the_respondent_gets_a_page_without_the_vignette()
    {
        var study = ItemBank.Add(ItemBank.Add(empty, "gender"), "comments");

        Assert.Equal(("about_you", false, 2), (study.Pages[^1].Name, study.Pages[^1].Vignette, study.Pages[^1].Items.Count));
        Assert.Equal("Om dig", study.Pages[^1].Title.In("da"));
        Assert.Same(empty, ItemBank.Add(empty, "nothing_like_that"));
        Assert.Equal("before", ItemBank.Add(empty, "gender", "before").Pages.First(page => page.Items.Any(item => item.Name == "gender")).Name);
    }

    // What the sample itself is said of.
    private static bool IsKnown(Finding finding) => known.Value.Contains((finding.Rule, finding.Path));

    private static readonly Lazy<HashSet<(string, string)>> known = new(() =>
    {
        var reading = StudyFile.ReadDraft(CanonicalJson.Write(empty));
        return [.. Lint.Of(new(reading.Study, reading.Problems) { Replications = 0 }).Select(finding => (finding.Rule, finding.Path))];
    });
}
