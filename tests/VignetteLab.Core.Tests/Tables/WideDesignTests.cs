using VignetteLab.Core.Allocation;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Tables;
using VignetteLab.Core.Tests.Studies;

namespace VignetteLab.Core.Tests.Tables;

/// <summary>The row of a respondent who sees several vignettes.</summary>
public sealed class WideDesignTests
{
    private static readonly string[] first = ["respondent", "version", "mode", "language", "status", "counted", "not_counted_reason", "stratum"];

    [Fact]
    public void Of_a_within_design_each_place_in_the_sequence_has_its_columns() => Assert.Equal(
        [
            .. first, "arm", "arm_name", "deck", "scale_reversed",
            "v01_vignette", "v01_age", "v01_job", "v02_vignette", "v02_age", "v02_job", "v03_vignette", "v03_age", "v03_job",
            "role",
            "v01_trust_1", "v01_trust_2", "v01_trust_3", "v01_check_age", "v01_years",
            "v02_trust_1", "v02_trust_2", "v02_trust_3", "v02_check_age", "v02_years",
            "v03_trust_1", "v03_trust_2", "v03_trust_3", "v03_check_age", "v03_years", "comment",
            "v01_check_age_correct", "v02_check_age_correct", "v03_check_age_correct", "v01_trust", "v02_trust", "v03_trust",
            "started_utc", "finished_utc", "duration_s",
        ],
        Names(Judged.Within.Study));

    [Fact]
    public void What_stays_the_same_has_one_column_and_what_varies_one_at_each_place()
    {
        var names = Names(Judged.Mixed.Study);

        Assert.Equal(["arm", "arm_name", "deck", "age", "v01_vignette", "v01_job", "v02_vignette", "v02_job", "v03_vignette", "v03_job", "role"], names[8..19]);
        Assert.DoesNotContain("v01_age", names);
        Assert.DoesNotContain("job", names);
    }

    [Fact]
    public void A_factor_of_orders_stays_the_same_and_has_its_column()
    {
        var response = Judged.Of(DesignedStudy.Ordered.Frozen(), "turned_old.deck_1", "nobody", "old_cook", "old_nurse");

        var row = Assert.Single(Responses.Wide(response));

        Assert.Equal((4.0, "turned_old.deck_1", 1.0, 2.0, 2.0), (row["arm"], row["arm_name"], row["deck"], row["sequence"], row["age"]));
    }

    [Fact]
    public void Each_place_says_what_was_seen_there()
    {
        var row = Assert.Single(Responses.Wide(Judged.Within));

        Assert.Equal((1.0, "deck_1", 1.0, 1.0), (row["arm"], row["arm_name"], row["deck"], row["scale_reversed"]));
        Assert.Equal(("old_cook", 2.0, 2.0), (row["v01_vignette"], row["v01_age"], row["v01_job"]));
        Assert.Equal(("nobody", null, null), (row["v02_vignette"], row["v02_age"], row["v02_job"]));
        Assert.Equal(("young_nurse", 1.0, 1.0), (row["v03_vignette"], row["v03_age"], row["v03_job"]));
    }

    [Fact]
    public void In_a_mixed_design_the_fixed_level_is_known_beside_a_control()
    {
        var row = Assert.Single(Responses.Wide(Judged.Mixed));

        Assert.Equal((2.0, "old.deck_1", 1.0, 2.0), (row["arm"], row["arm_name"], row["deck"], row["age"]));
        Assert.Equal(("nobody", null, "old_cook", 2.0), (row["v01_vignette"], row["v01_job"], row["v02_vignette"], row["v02_job"]));
    }

    [Fact]
    public void Answers_and_scores_stand_at_the_vignette_they_are_about()
    {
        var row = Responses.Wide(Judged.Within)[0];

        Assert.Equal((3.0, 1.0, 1.0, null), (row["v01_trust_1"], row["v01_trust_3"], row["v02_trust_1"], row["v02_trust_2"]));
        Assert.Equal((5.0, null, 0.0, "No."), (row["v01_years"], row["v02_years"], row["v03_years"], row["comment"]));
        Assert.Equal((3.0, null, 1.0), (row["v01_trust"], row["v02_trust"], row["v03_trust"]));
    }

    [Fact]
    public void A_check_is_judged_by_the_vignette_it_stands_with()
    {
        var row = Responses.Wide(Judged.Within)[0];

        // Sixties of the old cook, not said of nobody, sixties of the young nurse.
        Assert.Equal((1.0, 1.0, 0.0), (row["v01_check_age_correct"], row["v02_check_age_correct"], row["v03_check_age_correct"]));
    }

    [Fact]
    public void A_check_that_stands_with_no_vignette_is_judged_by_what_stays_the_same()
    {
        var study = DesignedStudy.Of("\"kind\": \"mixed\", \"fixed\": [\"age\"]")
            .Saying("\"name\": \"after\", \"vignette\": false", "\"name\": \"after\", \"vignette\": true").Frozen();
        var respondent = (Respondent.InPlace with { Study = study }).Saves("v01_opinion").Saves("after", ("check_age", 2));

        var row = Responses.Wide(Judged.Of(respondent, "old.deck_1", "nobody", "old_cook", "old_nurse"))[0];

        Assert.Equal(1.0, row["check_age_correct"]);
    }

    [Fact]
    public void Who_has_no_place_yet_has_seen_nothing()
    {
        var study = Judged.Within.Study;

        var row = Responses.Wide(Responses.Of(Respondent.Consenting with { Study = study }))[0];

        Assert.Equal(
            ("not_allocated", null, null, null, null), (row["status"], row["deck"], row["v01_vignette"], row["v01_age"], row["scale_reversed"]));
    }

    [Fact]
    public void A_response_that_is_not_counted_stays_with_the_reason()
    {
        var saved = Respondent.Finished;

        var row = Responses.Wide(new Response(
            "r1", 1, saved.Study, Mode.Live, Respondent.Noon, null, Judged.Place("old_cook", "old_cook"), saved.Saved, notCounted: "A test by the team."))[0];

        Assert.Equal((0.0, "A test by the team."), (row["counted"], row["not_counted_reason"]));
        Assert.Equal((1.0, null), (Responses.Wide(Judged.Within)[0]["counted"], Responses.Wide(Judged.Within)[0]["not_counted_reason"]));
    }

    [Fact]
    public void Who_was_screened_out_or_turned_away_has_a_row_that_says_so()
    {
        var screening = SampleStudy.Whole.Saying("\"name\": \"other\", \"code\": 2, \"screenOut\": true", "\"name\": \"other\", \"code\": 2").Frozen();
        var screened = (Respondent.Consenting with { Study = screening }).Saves("before", ("role", 2));
        var turned = Respondent.Consenting.Saves("before", ("role", 1));

        Assert.Equal("screened_out", Responses.Wide(Responses.Of(screened))[0]["status"]);
        Assert.Equal("quota_full", Responses.Wide(new Response(
            "r1", 1, turned.Study, Mode.Live, Respondent.Noon, null, null, turned.Saved, turnedAway: "nurses"))[0]["status"]);
    }

    [Fact]
    public void Clusters_and_quotas_have_columns_where_there_are_any()
    {
        var study = SampleStudy.Whole.Saying(
            "\"languages\": [\"en\", \"da\"], \"quotas\": [ { \"name\": \"nurses\", \"of\": { \"role\": [\"nurse\"] }, \"limit\": 5, \"kind\": \"soft\" } ],",
            "\"languages\": [\"en\", \"da\"],").Allocating("\"procedure\": \"cluster\", \"cluster\": \"role\"").Frozen();
        var place = Judged.Place("old_cook", "old_cook") with { Stratum = "all", Seat = new("nurse", 4), Quotas = ["nurses!"] };
        var respondent = Respondent.Finished with { Study = study };

        var row = Responses.Wide(new Response(
            "r1", 1, study, Mode.Live, Respondent.Noon, null, place, respondent.Saved))[0];

        Assert.Equal([.. first, "cluster", "quotas", "arm", "arm_name", "age"], Names(study)[..13]);
        Assert.Equal(("all", "nurse", "nurses!"), (row["stratum"], row["cluster"], row["quotas"]));
    }

    private static string[] Names(FrozenStudy study) => [.. new WideTable(study).Variables.Select(variable => variable.Name)];
}
