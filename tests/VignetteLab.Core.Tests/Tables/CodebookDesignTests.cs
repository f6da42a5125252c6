using VignetteLab.Core.Items;
using VignetteLab.Core.Tables;

namespace VignetteLab.Core.Tests.Tables;

/// <summary>The variables of studies in which each respondent sees several vignettes.</summary>
public sealed class CodebookDesignTests
{
    private static readonly Codebook within = new(Judged.Within.Study);

    private static readonly Codebook mixed = new(Judged.Mixed.Study);

    [Fact]
    public void Decks_are_the_values_of_the_arm() => Assert.Equal(
        [(1, "deck_1", "Deck 1"), (2, "deck_2", "Deck 2")],
        within.Arm.Values.Select(value => ((int)value.Code, value.Name, value.Label.In("en"))));

    [Fact]
    public void Each_place_has_its_vignette_and_what_varies() => Assert.Equal(
        ["v01_vignette v01_job", "v02_vignette v02_job", "v03_vignette v03_job"],
        mixed.Positions.Select(position => string.Join(' ', position.Select(variable => variable.Name))));

    [Fact]
    public void A_factor_has_the_same_value_labels_at_every_place()
    {
        Assert.All(mixed.Positions, position => Assert.Equal("job", position[1].ValueSet));
        Assert.Equal(["age"], mixed.FixedFactors.Select(factor => factor.ValueSet));
        Assert.Empty(within.FixedFactors);
    }

    [Fact]
    public void Beside_a_control_a_factor_may_be_missing_by_design() =>
        Assert.All(mixed.Positions, position => Assert.Contains(MissingReason.ByDesign, position[1].Missing));

    [Fact]
    public void An_item_has_the_same_value_labels_at_every_vignette()
    {
        Assert.Equal(
            ["check_age"], within.Items.Where(item => item.Name.EndsWith("_check_age", StringComparison.Ordinal)).Select(item => item.ValueSet).Distinct());
        Assert.Equal(
            [true, true, true], within.Items.Where(item => item.Name.EndsWith("_trust_3", StringComparison.Ordinal)).Select(item => item.Reversed));
    }

    [Fact]
    public void The_rule_of_a_scale_names_the_items_at_its_vignette() => Assert.StartsWith(
        "mean of v02_trust_1, v02_trust_2, v02_trust_3;", within.Scales[1].Variable.Rule?.In("en"), StringComparison.Ordinal);

    [Fact]
    public void The_direction_is_a_variable_where_it_is_drawn()
    {
        Assert.Equal(["scale_reversed"], within.Direction.Select(variable => variable.Name));
        Assert.Empty(mixed.Direction);
    }

    [Fact]
    public void No_table_has_two_variables_of_one_name()
    {
        Variable[][] tables =
        [
            [.. new WideTable(Judged.Within.Study).Variables], [.. new WideTable(Judged.Mixed.Study).Variables],
            [.. new LongTable(Judged.Within.Study, "en").Variables],
        ];

        Assert.All(tables, variables => Assert.Equal(variables.Length, variables.DistinctBy(variable => variable.Name).Count()));
        Assert.All(tables.SelectMany(variables => variables), variable => Assert.True(Names.IsName(variable.Name), variable.Name));
    }
}
