using VignetteLab.Core.Studies;
using VignetteLab.Core.Tables;
using VignetteLab.Core.Tests.Studies;

namespace VignetteLab.Core.Tests.Tables;

public sealed class MaskTests
{
    private static readonly FrozenStudy sample = SampleStudy.Whole.Frozen();

    public static TheoryData<string> Arms => [.. sample.Arms.Select(arm => arm.Name)];

    [Theory]
    [MemberData(nameof(Arms))]
    public void Respondents_of_different_arms_differ_in_nothing(string arm)
    {
        Assert.Equal((null, null), (Wide(arm)["arm"], Wide(arm)["arm_name"]));
        Assert.Equal(Wide("nobody"), Wide(arm));
        Assert.Equal(Long("nobody"), Long(arm));
    }

    [Fact]
    public void Vignettes_levels_and_words_are_withheld()
    {
        Assert.All(["age", "job", "vignette_text"], column => Assert.Null(Wide("young_nurse")[column]));
        Assert.All(Long("young_nurse"), row => Assert.Equal((null, null, null), (row["vignette"], row["age"], row["job"])));
    }

    [Fact]
    public void The_answers_to_a_manipulation_check_are_withheld_with_whether_they_are_right()
    {
        var row = Long("young_nurse").Single(row => (string?)row["item"] == "check_age");

        Assert.Equal((null, null), (Wide("young_nurse")["check_age"], Wide("young_nurse")["check_age_correct"]));
        Assert.Equal((null, null, null), (row["value"], row["value_label"], row["missing_reason"]));
    }

    [Fact]
    public void Times_are_withheld_since_they_tell_the_order_of_the_ledger()
    {
        Assert.Equal((null, null), (Wide("young_nurse")["started_utc"], Wide("young_nurse")["finished_utc"]));
        Assert.All(Long("young_nurse"), row => Assert.Null(row["answered_at_utc"]));
        Assert.NotNull(Wide("young_nurse")["duration_s"]);
    }

    [Fact]
    public void All_other_answers_scores_and_strata_stay()
    {
        var (row, whole) = (Wide("young_nurse"), Responses.Wide(Respondent.Finished).Single());

        Assert.All(["role", "trust_1", "trust_2", "trust_3", "years", "comment", "trust", "stratum", "status", "duration_s"],
            column => Assert.Equal(whole[column], row[column]));
    }

    [Fact]
    public void The_columns_are_those_of_the_whole_tables()
    {
        Assert.Equal(Names(new WideTable(sample).Variables), Names(new WideTable(sample, masked: true).Variables));
        Assert.Equal(Names(new LongTable(sample, "en").Variables), Names(new LongTable(sample, "en", masked: true).Variables));
    }

    [Fact]
    public void The_codebook_says_what_is_withheld()
    {
        var codebook = new Codebook(sample, masked: true);

        Assert.All(
            [codebook.Arm, .. codebook.Factors, .. codebook.FixedFactors, .. codebook.Checks.Select(check => check.Variable),
                codebook.Items.Single(item => item.Name == "check_age")],
            variable => Assert.StartsWith("withheld until the study closes", variable.Rule?.In("en"), StringComparison.Ordinal));
    }

    private static IEnumerable<string> Names(IReadOnlyList<Variable> variables) => variables.Select(variable => variable.Name);

    private static Dictionary<string, object?> Wide(string arm)
    {
        var table = new WideTable(sample, masked: true);
        var rows = new RowsInMemory(table.Variables);
        table.Write(Responses.Of(Respondent.Finished, arm), rows);
        return Assert.Single(rows.Rows);
    }

    private static List<Dictionary<string, object?>> Long(string arm)
    {
        var table = new LongTable(sample, "en", masked: true);
        var rows = new RowsInMemory(table.Variables);
        table.Write(Responses.Of(Respondent.Finished, arm), rows);
        return rows.Rows;
    }
}
