using VignetteLab.Core.Allocation;
using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;

namespace VignetteLab.Core.Tests.Studies;

public sealed class FrozenStudyTests
{
    private static readonly FrozenStudy study = SampleStudy.Whole.Frozen();

    [Fact]
    public void Arms_stand_in_the_studys_order() =>
        Assert.Equal(
            ["nobody", "young_nurse", "young_cook", "old_nurse", "old_cook"], study.Arms.Select(arm => arm.Name));

    [Fact]
    public void Information_comes_before_the_studys_own_pages() =>
        Assert.Equal(["information", "before", "opinion", "after"], study.Pages.Select(page => page.Name));

    [Fact]
    public void The_first_vignette_is_known_by_its_place_among_all_pages() => Assert.Equal(2, study.FirstVignette);

    [Fact]
    public void Every_arm_is_worded_in_every_language()
    {
        var texts = study.Wordings.Select(wording => wording.Words.PlainText).ToArray();

        Assert.Equal(10, texts.Distinct().Count());
        Assert.Equal("Anna er 64 år.\n\nHun er kok på et køkken.", study.Wording("old_cook", "da").Words.PlainText);
    }

    [Fact]
    public void Vignettes_that_read_differently_have_different_hashes() =>
        Assert.Equal(10, study.Wordings.DistinctBy(wording => wording.Hash).Count());

    [Fact]
    public void A_hash_is_the_SHA_256_of_the_words() =>
        Assert.Equal(64, study.Wording("nobody", "en").Hash.Length);

    [Fact]
    public void An_arm_or_language_that_is_not_there_is_refused()
    {
        Assert.Throws<KeyNotFoundException>(() => study.Wording("old_clerk", "en"));
        Assert.Throws<KeyNotFoundException>(() => study.Wording("old_cook", "de"));
    }

    [Theory]
    [InlineData(1, "nurse")]
    [InlineData(2, "other")]
    [InlineData(3, "none")]
    [InlineData(-94, "none")]
    public void A_stratum_is_named_by_the_option_chosen(long code, string name) =>
        Assert.Equal(name, study.Allocation.Stratum(new Dictionary<string, Answer> { ["role"] = Answer.Of(code) }));

    [Fact]
    public void Somebody_without_the_answer_is_in_the_stratum_none() =>
        Assert.Equal("none", study.Allocation.Stratum(new Dictionary<string, Answer>()));

    [Fact]
    public void Without_strata_everybody_is_in_the_stratum_all()
    {
        var whole = SampleStudy.Whole.Saying("\"strata\": []", "\"strata\": [\"role\"]").Frozen();

        Assert.Equal("all", whole.Allocation.Stratum(new Dictionary<string, Answer> { ["role"] = Answer.Of(1) }));
    }

    [Fact]
    public void Strata_are_joined_in_the_order_declared()
    {
        var two = SampleStudy.Whole.Saying("""
            {
              "kind": "choice", "name": "shift", "required": true, "prompt": { "en": "When?", "da": "Hvornår?" },
              "options": [
                { "name": "day", "code": 5, "label": { "en": "Day", "da": "Dag" } },
                { "name": "night", "code": 6, "label": { "en": "Night", "da": "Nat" } }
              ]
            },
            { "kind": "choice", "name": "role"
            """, "{\n          \"kind\": \"choice\", \"name\": \"role\"")
            .Saying("\"strata\": [\"role\", \"shift\"]", "\"strata\": [\"role\"]").Frozen();

        Assert.Equal("nurse.night", two.Allocation.Stratum(new Dictionary<string, Answer>
        {
            ["shift"] = Answer.Of(6),
            ["role"] = Answer.Of(1),
        }));
    }

    [Fact]
    public void What_defines_strata_and_consent_are_locked() =>
        Assert.Equal(["consent", "role"], study.Locked.Order());

    [Fact]
    public void Shares_weigh_the_arms_that_are_named_and_the_others_weigh_one()
    {
        var weighted = SampleStudy.Whole
            .Saying("\"shares\": { \"nobody\": 2 }, \"multiples\": [1]", "\"multiples\": [1, 2]").Frozen();

        var block = ((PermutedBlocks)weighted.Allocation.Procedure).Block(new(new byte[32]), Mode.Live, "nurse", 0);

        Assert.Equal(["nobody", "nobody", "old_cook", "old_nurse", "young_cook", "young_nurse"], block.Order());
    }

    [Fact]
    public void Only_pages_in_random_order_have_an_order_drawn()
    {
        var orders = study.Sequence(new(new byte[32]), Mode.Live, "old_cook", "nurse", 1, null).Orders;

        var (page, items) = Assert.Single(orders);
        Assert.Equal("opinion", page);
        Assert.Equal(["trust_1", "trust_2", "trust_3"], items.Order());
    }

    [Fact]
    public void Points_label_the_items_that_are_answered_on_them()
    {
        var item = Assert.IsType<RatingItem>(study.Item("trust_3"));

        Assert.Equal(["No", "Perhaps", "Yes"], item.Labels.Select(label => label.In("en")));
        Assert.Equal(["Nej", "Måske", "Ja"], item.Labels.Select(label => label.In("da")));
    }

    [Fact]
    public void Its_fingerprint_is_that_of_its_JSON()
    {
        var json = CanonicalJson.Write(study.Study);

        Assert.Equal(CanonicalJson.Fingerprint(json), study.Fingerprint);
    }

    [Fact]
    public void What_is_no_study_cannot_be_frozen() =>
        Assert.Throws<InvalidOperationException>(() => new FrozenStudy("{}"));
}
