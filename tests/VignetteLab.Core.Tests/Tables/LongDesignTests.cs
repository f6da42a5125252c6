using VignetteLab.Core.Tables;
using VignetteLab.Core.Tests.Studies;

namespace VignetteLab.Core.Tests.Tables;

/// <summary>The rows of a respondent who sees several vignettes.</summary>
public sealed class LongDesignTests
{
    [Fact]
    public void Each_item_has_a_row_at_each_vignette_in_the_order_shown() => Assert.Equal(
        [
            (null, "role"),
            (1.0, "trust_2"), (1.0, "trust_3"), (1.0, "trust_1"), (1.0, "check_age"), (1.0, "years"),
            (2.0, "trust_2"), (2.0, "trust_3"), (2.0, "trust_1"), (2.0, "check_age"), (2.0, "years"),
            (3.0, "trust_2"), (3.0, "trust_3"), (3.0, "trust_1"), (3.0, "check_age"), (3.0, "years"),
            (null, "comment"),
        ],
        Responses.Long(Judged.Within).Select(row => ((double?)row["position"], (string?)row["item"])));

    [Fact]
    public void Columns_are_the_same_for_any_number_of_vignettes() => Assert.Equal(
        [
            "respondent", "version", "mode", "language", "position", "vignette", "arm", "age", "job", "item", "item_position",
            "scale_reversed", "value", "value_text", "value_label", "missing_reason", "revisions", "page_seconds", "answered_at_utc",
        ],
        new LongTable(Judged.Within.Study, "en").Variables.Select(variable => variable.Name));

    [Fact]
    public void A_row_has_the_levels_of_its_vignette()
    {
        var first = At(Judged.Within, 1, "trust_1");
        var control = At(Judged.Within, 2, "trust_1");

        Assert.Equal(("old_cook", 2.0, 2.0, 1.0), (first["vignette"], first["age"], first["job"], first["arm"]));
        Assert.Equal(("nobody", null, null), (control["vignette"], control["age"], control["job"]));
    }

    [Fact]
    public void Items_that_stand_with_no_vignette_have_the_levels_that_stay_the_same()
    {
        var within = Responses.Long(Judged.Within)[0];
        var mixed = Responses.Long(Judged.Mixed)[0];

        Assert.Equal((null, null, null), (within["vignette"], within["age"], within["job"]));
        Assert.Equal((null, 2.0, null), (mixed["vignette"], mixed["age"], mixed["job"]));
    }

    [Fact]
    public void In_a_mixed_design_the_fixed_level_stands_beside_the_control_as_well()
    {
        var row = At(Judged.Mixed, 1, "trust_1");

        Assert.Equal(("nobody", 2.0, null), (row["vignette"], row["age"], row["job"]));
    }

    [Fact]
    public void Answers_are_those_of_their_vignette()
    {
        Assert.Equal((3.0, "Yes"), (At(Judged.Within, 1, "trust_1")["value"], At(Judged.Within, 1, "trust_1")["value_label"]));
        Assert.Equal((1.0, "No"), (At(Judged.Within, 2, "trust_1")["value"], At(Judged.Within, 2, "trust_1")["value_label"]));
        Assert.Equal("skipped_after_prompt", At(Judged.Within, 2, "trust_2")["missing_reason"]);
        Assert.Equal("refused", At(Judged.Within, 2, "years")["missing_reason"]);
    }

    [Fact]
    public void Time_and_revisions_are_those_of_the_page_at_that_vignette()
    {
        Assert.Equal((10.5, 0.0), (At(Judged.Within, 1, "trust_1")["page_seconds"], At(Judged.Within, 1, "trust_1")["revisions"]));
        Assert.Equal(21.0, At(Judged.Within, 2, "trust_1")["page_seconds"]);
        Assert.Equal(Respondent.Noon.AddMinutes(3), At(Judged.Within, 1, "trust_1")["answered_at_utc"]);
    }

    [Fact]
    public void Every_row_says_in_which_direction_the_points_stood_as_written_before_anything_was_drawn() =>
        Assert.All(Responses.Long(Judged.Within), row => Assert.Equal(row["item"] is "role" ? 0.0 : 1.0, row["scale_reversed"]));

    [Fact]
    public void Vignettes_that_were_not_reached_have_their_rows_and_say_so()
    {
        var respondent = (Respondent.InPlace with { Study = Judged.Within.Study })
            .Saves("v01_opinion", ("v01_trust_1", 3), ("v01_trust_2", 3), ("v01_trust_3", 1));

        var rows = Responses.Long(Judged.Of(respondent, "deck_1", "old_cook", "nobody", "young_nurse"));

        Assert.Equal(17, rows.Count);
        Assert.All(rows.Where(row => row["position"] is 3.0), row => Assert.Equal(
            ("young_nurse", "not_reached", null), (row["vignette"], row["missing_reason"], row["item_position"])));
    }

    [Fact]
    public void Before_there_is_a_place_no_row_knows_a_vignette()
    {
        var rows = Responses.Long(Responses.Of(Respondent.Consenting with { Study = Judged.Within.Study }));

        Assert.Equal(17, rows.Count);
        Assert.All(rows, row => Assert.Equal((null, null, null, null), (row["position"], row["vignette"], row["age"], row["scale_reversed"])));
    }

    private static Dictionary<string, object?> At(Response response, double position, string item) =>
        Responses.Long(response).Single(row => row["position"] is double at && at == position && (string?)row["item"] == item);
}
