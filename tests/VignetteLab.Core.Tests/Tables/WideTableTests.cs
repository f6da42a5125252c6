using VignetteLab.Core.Studies;
using VignetteLab.Core.Tests.Studies;

namespace VignetteLab.Core.Tests.Tables;

public sealed class WideTableTests
{
    [Fact]
    public void A_respondent_has_one_row()
    {
        var row = Assert.Single(Responses.Wide(Respondent.Finished));

        Assert.Equal(("r1", 3.0, "pilot", "en"), (row["respondent"], row["version"], row["mode"], row["language"]));
        Assert.Equal(("completed", "nurse", 2.0, "young_nurse"), (row["status"], row["stratum"], row["arm"], row["arm_name"]));
        Assert.Equal((1.0, 1.0), (row["age"], row["job"]));
    }

    [Fact]
    public void Answers_stand_under_the_names_of_their_items()
    {
        var row = Responses.Wide(Respondent.Finished)[0];

        Assert.Equal((1.0, 3.0, 2.0, 1.0), (row["role"], row["trust_1"], row["trust_2"], row["trust_3"]));
        Assert.Equal((1.0, 12.0, "No."), (row["check_age"], row["years"], row["comment"]));
    }

    [Fact]
    public void A_scale_is_scored_with_reversed_items_turned() =>
        Assert.Equal((3 + 2 + 3) / 3.0, Responses.Wide(Respondent.Finished)[0]["trust"]);

    [Fact]
    public void Times_are_in_UTC_and_the_duration_in_seconds()
    {
        var row = Responses.Wide(Respondent.Finished)[0];

        Assert.Equal((Respondent.Noon, Respondent.Noon.AddMinutes(4)), (row["started_utc"], row["finished_utc"]));
        Assert.Equal(240.0, row["duration_s"]);
    }

    [Fact]
    public void The_vignette_stands_as_it_was_read() =>
        Assert.Equal(
            "Anna is 24 years.\n\nShe is a nurse in a ward.", Responses.Wide(Respondent.Finished)[0]["vignette_text"]);

    [Fact]
    public void Without_consent_there_is_no_row()
    {
        Assert.Empty(Responses.Wide(Respondent.New));
        Assert.Empty(Responses.Wide(Respondent.New.Does(Op.Decline, "information")));
    }

    [Fact]
    public void Who_stopped_before_the_vignette_has_no_arm()
    {
        var row = Responses.Wide(Respondent.Consenting)[0];

        Assert.Equal(("not_allocated", null, null, null), (row["status"], row["stratum"], row["arm"], row["age"]));
        Assert.Equal((null, null, null), (row["trust"], row["finished_utc"], row["duration_s"]));
    }

    [Fact]
    public void Who_stopped_after_it_is_partial_and_has_read_nothing_that_was_not_saved()
    {
        var row = Responses.Wide(Respondent.InPlace)[0];

        Assert.Equal(("partial", 2.0, null), (row["status"], row["arm"], row["vignette_text"]));
    }

    [Fact]
    public void A_control_arm_has_no_level_of_any_factor()
    {
        var row = Responses.Wide(Respondent.Finished, "nobody")[0];

        Assert.Equal((1.0, null, null), (row["arm"], row["age"], row["job"]));
    }

    [Theory]
    [InlineData("young_cook", 1, 1.0)]
    [InlineData("young_cook", 2, 0.0)]
    [InlineData("old_cook", 2, 1.0)]
    [InlineData("old_cook", 1, 0.0)]
    [InlineData("nobody", 3, 1.0)]
    [InlineData("nobody", 1, 0.0)]
    public void A_check_is_right_when_it_fits_the_arm(string arm, int option, double right) =>
        Assert.Equal(right, Responses.Wide(Checked(option), arm)[0]["check_age_correct"]);

    [Fact]
    public void A_check_that_was_not_answered_is_neither_right_nor_wrong() =>
        Assert.Null(Responses.Wide(Respondent.InPlace)[0]["check_age_correct"]);

    [Fact]
    public void A_check_that_says_nothing_of_a_control_arm_is_neither_right_nor_wrong_there()
    {
        var study = SampleStudy.Whole.Saying("", ", \"nobody\": \"unknown\"").Frozen();

        Assert.Null(Responses.Wide(Respondent.Finished with { Study = study }, "nobody")[0]["check_age_correct"]);
    }

    [Fact]
    public void A_refusal_is_an_empty_cell_and_no_number()
    {
        var respondent = Respondent.InPlace.Saves("opinion", ("trust_1", 3), ("trust_2", 2), ("trust_3", 1))
            .Saves("after", ("check_age", 1), ("years", -94));

        Assert.Null(Responses.Wide(respondent)[0]["years"]);
    }

    private static Respondent Checked(int option) => Respondent.InPlace
        .Saves("opinion", ("trust_1", 3), ("trust_2", 2), ("trust_3", 1)).Saves("after", ("check_age", option), ("years", 1));
}
