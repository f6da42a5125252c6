using VignetteLab.Core.Studies;
using VignetteLab.Core.Tests.Studies;

namespace VignetteLab.Core.Tests.Tables;

public sealed class LongTableTests
{
    [Fact]
    public void There_is_a_row_for_each_item_in_the_order_that_the_respondent_saw() =>
        Assert.Equal(
            ["role", "trust_2", "trust_3", "trust_1", "check_age", "years", "comment"],
            Responses.Long(Respondent.Finished).Select(row => row["item"]));

    [Fact]
    public void An_item_knows_its_place_on_its_page() =>
        Assert.Equal([1.0, 1.0, 2.0, 3.0, 1.0, 2.0, 3.0], Responses.Long(Respondent.Finished).Select(row => row["item_position"]));

    [Fact]
    public void Without_consent_there_is_no_row()
    {
        Assert.Empty(Responses.Long(Respondent.New));
        Assert.Empty(Responses.Long(Respondent.New.Saves("information")));
        Assert.Empty(Responses.Long(Respondent.New.Does(Op.Decline, "information")));
        Assert.Empty(Responses.Long(Respondent.Finished.Does(Op.Decline, "information", ("consent", 1))));
    }

    [Fact]
    public void A_row_says_whose_answer_it_is_and_where_it_stood()
    {
        var row = Row(Respondent.Finished, "trust_1");

        Assert.Equal(("r1", 3.0, "pilot", "en"), (row["respondent"], row["version"], row["mode"], row["language"]));
        Assert.Equal((1.0, "young_nurse", 2.0), (row["position"], row["vignette"], row["arm"]));
        Assert.Equal((1.0, 1.0), (row["age"], row["job"]));
        Assert.Equal(Respondent.Noon.AddMinutes(3), row["answered_at_utc"]);
    }

    [Fact]
    public void An_answer_has_its_code_and_label_and_no_reason_to_be_missing()
    {
        var row = Row(Respondent.Finished, "trust_1");

        Assert.Equal((3.0, null, "Yes", null), (row["value"], row["value_text"], row["value_label"], row["missing_reason"]));
    }

    [Fact]
    public void Labels_are_in_the_language_of_the_export() =>
        Assert.Equal("Ja", Responses.Long(Respondent.Finished, language: "da")[3]["value_label"]);

    [Fact]
    public void A_reversed_item_stays_as_it_was_answered() => Assert.Equal(1.0, Row(Respondent.Finished, "trust_3")["value"]);

    [Fact]
    public void Words_stand_in_a_column_of_their_own()
    {
        var row = Row(Respondent.Finished, "comment");

        Assert.Equal((null, "No.", null, null), (row["value"], row["value_text"], row["value_label"], row["missing_reason"]));
    }

    [Fact]
    public void A_control_arm_has_no_level_of_any_factor()
    {
        var row = Responses.Long(Respondent.Finished, "nobody")[3];

        Assert.Equal((1.0, "nobody", null, null), (row["arm"], row["vignette"], row["age"], row["job"]));
    }

    [Fact]
    public void Items_on_other_pages_stand_with_no_vignette()
    {
        var row = Row(Respondent.Finished, "role");

        Assert.Equal((null, null, 2.0), (row["position"], row["vignette"], row["arm"]));
    }

    [Fact]
    public void A_page_that_was_never_saved_was_not_reached()
    {
        var row = Row(Respondent.InPlace, "trust_1");

        Assert.Equal("not_reached", row["missing_reason"]);
        Assert.Equal((null, null, null), (row["value"], row["page_seconds"], row["answered_at_utc"]));
    }

    [Fact]
    public void Before_allocation_there_is_neither_arm_nor_vignette()
    {
        var row = Row(Respondent.Consenting, "trust_1");

        Assert.Equal((null, null, null, null), (row["arm"], row["vignette"], row["position"], row["age"]));
    }

    [Fact]
    public void What_was_left_blank_once_has_no_answer() =>
        Assert.Equal("no_answer", Row(Respondent.InPlace.Does(Op.Back, "opinion", ("trust_1", 3)), "trust_2")["missing_reason"]);

    [Fact]
    public void What_was_left_blank_again_was_skipped_after_the_prompt()
    {
        var respondent = Respondent.InPlace.Saves("opinion", ("trust_1", 3)).Saves("opinion", ("trust_1", 3));

        Assert.Equal("skipped_after_prompt", Row(respondent, "trust_2")["missing_reason"]);
    }

    [Fact]
    public void A_text_is_never_prompted_for_and_so_never_skipped_after_it()
    {
        var respondent = Respondent.InPlace
            .Saves("opinion", ("trust_1", 3), ("trust_2", 2), ("trust_3", 1)).Saves("after").Saves("after");

        Assert.Equal("no_answer", Row(respondent, "comment")["missing_reason"]);
    }

    [Fact]
    public void Who_would_rather_not_say_refused()
    {
        var respondent = Respondent.InPlace
            .Saves("opinion", ("trust_1", 3), ("trust_2", 2), ("trust_3", 1)).Saves("after", ("check_age", 1), ("years", -94));

        var row = Row(respondent, "years");

        Assert.Equal((null, null, "refused"), (row["value"], row["value_label"], row["missing_reason"]));
    }

    [Fact]
    public void Revisions_count_the_changes_after_an_answer_was_first_given()
    {
        var respondent = Respondent.InPlace
            .Saves("opinion", ("trust_1", 3))
            .Saves("opinion", ("trust_1", 3), ("trust_2", 1))
            .Saves("opinion", ("trust_1", 2), ("trust_2", 1))
            .Saves("opinion", ("trust_2", 1));

        Assert.Equal(2.0, Row(respondent, "trust_1")["revisions"]);
        Assert.Equal(0.0, Row(respondent, "trust_2")["revisions"]);
        Assert.Equal(0.0, Row(respondent, "trust_3")["revisions"]);
    }

    [Fact]
    public void The_time_on_a_page_is_that_of_all_its_showings()
    {
        var respondent = Respondent.InPlace.Saves("opinion", ("trust_1", 3)).Saves("opinion", ("trust_1", 3));

        Assert.Equal(21.0, Row(respondent, "trust_1")["page_seconds"]);
    }

    private static Dictionary<string, object?> Row(Respondent respondent, string item) =>
        Responses.Long(respondent).Single(row => (string?)row["item"] == item);
}
