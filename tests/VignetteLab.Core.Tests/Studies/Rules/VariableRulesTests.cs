using VignetteLab.Core.Tables;

namespace VignetteLab.Core.Tests.Studies.Rules;

public sealed class VariableRulesTests
{
    [Theory]
    [InlineData("Years")]
    [InlineData("years_")]
    [InlineData("1st")]
    [InlineData("y23456789_123456789_123456789_123")]
    public void A_variable_has_a_name_that_SPSS_and_Stata_take(string name) =>
        Years(name).HasOnly($"study.json:93: pages[2].items[1].name: “{name}” is not a name that SPSS and Stata take.");

    [Theory]
    [InlineData("with")]
    [InlineData("byte")]
    [InlineData("str12")]
    [InlineData("function")]
    public void A_word_that_SPSS_Stata_or_R_keeps_is_no_name(string name) =>
        Years(name).HasOnly($"study.json:93: pages[2].items[1].name: “{name}” is a word that SPSS, Stata or R keeps for itself.");

    [Fact]
    public void The_columns_that_every_export_has_are_taken()
    {
        var study = SampleStudy.Whole.Frozen();
        var own = study.Study.Items.Select(item => item.Name).Concat(["age", "job", "trust", "check_age_correct"]);

        var system = new LongTable(study, "en").Variables.Concat(new WideTable(study).Variables)
            .Select(variable => variable.Name).Except(own).Append("consent").ToArray();

        Assert.Equal(26, system.Length);
        Assert.All(system, name => Years(name)
            .HasOnly($"study.json:93: pages[2].items[1].name: “{name}” is a column that every export has."));
    }

    [Fact]
    public void The_columns_of_any_design_and_procedure_are_taken()
    {
        var columns = SampleDesigns.All.SelectMany(sample => new LongTable(sample.Frozen(), "en").Variables
            .Concat(new WideTable(sample.Frozen()).Variables).Select(variable => variable.Name))
            .Intersect(["deck", "cluster", "quotas", "scale_reversed", "position", "vignette"]).Order(StringComparer.Ordinal).ToArray();

        Assert.Equal(["cluster", "deck", "position", "quotas", "scale_reversed", "vignette"], columns);
        Assert.All(columns, name => Years(name)
            .HasOnly($"study.json:93: pages[2].items[1].name: “{name}” is a column that every export has."));
    }

    [Theory]
    [InlineData("role", "pages[0].items[0].name")]
    [InlineData("age", "factors[0].name")]
    public void Each_variable_has_a_name_of_its_own(string name, string other) =>
        Years(name).HasOnly($"study.json:93: pages[2].items[1].name: “{name}” is also the name of {other}.");

    [Fact]
    public void A_check_makes_a_variable_whose_name_is_taken_too() =>
        Years("check_age_correct").HasOnly(
            "study.json:90: pages[2].items[0].check: “check_age_correct” is also the name of pages[2].items[1].name.");

    [Theory]
    [InlineData("{ \"en\": [\"No\", \"Yes\"] }", "points.agree: The points have no labels in “da”.")]
    [InlineData("{ \"en\": [\"No\", \"Yes\"], \"da\": [\"Nej\"] }", "points.agree: A scale has 2 to 11 points, as many in each language.")]
    [InlineData("{ \"en\": [\"No\"], \"da\": [\"Nej\"] }", "points.agree: A scale has 2 to 11 points, as many in each language.")]
    [InlineData("{ \"en\": [\"No\", \"\"], \"da\": [\"Nej\", \"Ja\"] }", "points.agree: A point has no label.")]
    [InlineData("{ \"en\": [\"No\", \"Yes\"], \"da\": [\"Nej\", \"Ja\"], \"de\": [\"Nein\", \"Ja\"] }",
        "points.agree.de: The study does not speak “de”.")]
    public void Points_have_as_many_labels_in_each_language(string points, string problem) =>
        SampleStudy.Whole.Saying(points, "{ \"en\": [\"No\", \"Perhaps\", \"Yes\"], \"da\": [\"Nej\", \"Måske\", \"Ja\"] }")
            .HasOnly($"study.json:51: {problem}");

    [Fact]
    public void A_set_of_points_has_a_name_and_is_wrong_under_that_name() =>
        SampleStudy.Whole.Saying("{ \"Agree\": { \"en\": [\"1\", \"2\"], \"da\": [\"1\", \"2\"] }, \"agree\"", "{ \"agree\"")
            .HasOnly("study.json:51: points.Agree: “Agree” is not a name that SPSS and Stata take.");

    private static SampleStudy Years(string name) => SampleStudy.Whole.Saying($"\"name\": \"{name}\"", "\"name\": \"years\"");
}
