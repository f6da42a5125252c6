using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Tables;
using VignetteLab.Core.Tests.Studies;

namespace VignetteLab.Core.Tests.Tables;

public sealed class CodebookTests
{
    private static readonly FrozenStudy nursing = new SampleStudy(
        Directory.GetFiles(Checkout.PathOf("vignettes", "volunteers-in-the-nursing-home"))
            .ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes)).Frozen();

    private static readonly Codebook sample = new(SampleStudy.Whole.Frozen());

    public static TheoryData<string> Variables =>
        [.. Described().Select(variable => variable.Name).Distinct()];

    [Theory]
    [MemberData(nameof(Variables))]
    public void Every_variable_is_described_in_English_and_Danish(string name)
    {
        var variable = Described().First(variable => variable.Name == name);
        LocalText?[] texts = [variable.Label, variable.Unit, variable.Rule, .. variable.Values.Select(value => value.Label)];

        Assert.All(texts.OfType<LocalText>(), text =>
        {
            Assert.False(string.IsNullOrWhiteSpace(text.In("en")));
            Assert.False(string.IsNullOrWhiteSpace(text.In("da")));
        });
    }

    [Fact]
    public void No_table_has_two_variables_of_one_name()
    {
        var wide = new WideTable(nursing).Variables;
        var tall = new LongTable(nursing, "en").Variables;

        Assert.Equal(wide.Count, wide.DistinctBy(variable => variable.Name).Count());
        Assert.Equal(tall.Count, tall.DistinctBy(variable => variable.Name).Count());
    }

    [Fact]
    public void Every_name_is_one_that_SPSS_Stata_and_R_take() =>
        Assert.All(Described(), variable => Assert.True(Names.IsName(variable.Name) && !Names.IsReserved(variable.Name), variable.Name));

    [Fact]
    public void A_number_that_counts_something_has_a_unit() =>
        Assert.All(
            Described().Where(variable => variable is { Measure: "number", Name: not "value" }),
            variable => Assert.NotNull(variable.Unit));

    [Fact]
    public void An_item_that_may_be_declined_may_be_missing_for_that_reason() =>
        Assert.Equal(
            [MissingReason.NotShown, MissingReason.NotReached, MissingReason.NoAnswer, MissingReason.SkippedAfterPrompt, MissingReason.Refused],
            sample.Items.Single(item => item.Name == "years").Missing);

    [Fact]
    public void A_factor_is_missing_by_design_in_a_control_arm() =>
        Assert.Contains(MissingReason.ByDesign, sample.Factors[0].Missing);

    [Fact]
    public void The_rule_of_a_scale_says_what_is_turned_and_how_many_are_needed() =>
        Assert.Equal(
            "mean of trust_1, trust_2, trust_3; reversed items turned (4 minus the answer); missing when fewer than 2 of 3 are answered",
            sample.Scales[0].Variable.Rule?.In("en"));

    [Fact]
    public void Ratings_name_the_points_that_they_are_answered_on() =>
        Assert.Equal(["agree", "agree", "agree"], sample.Items.Where(item => item.Measure == "ordinal").Select(item => item.ValueSet));

    private static IEnumerable<Variable> Described() =>
        [.. new WideTable(nursing).Variables, .. new LongTable(nursing, "en").Variables];
}
