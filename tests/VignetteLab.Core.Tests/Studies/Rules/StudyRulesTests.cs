namespace VignetteLab.Core.Tests.Studies.Rules;

public sealed class StudyRulesTests
{
    [Theory]
    [InlineData("Sample")]
    [InlineData("../sample")]
    [InlineData("")]
    [InlineData("sample\\n")]
    public void The_name_of_a_study_is_an_address(string name) =>
        SampleStudy.Whole.Saying($"\"name\": \"{name}\"", "\"name\": \"sample\"")
            .HasOnly($"study.json:2: name: “{name.Replace("\\n", "\n", StringComparison.Ordinal)}” cannot be the address");

    [Fact]
    public void A_language_is_named_once() =>
        SampleStudy.Whole.Saying("[\"en\", \"da\", \"en\"]", "[\"en\", \"da\"]")
            .HasOnly("study.json:4: languages: A language is named twice.");

    [Fact]
    public void A_language_that_no_page_speaks_is_a_problem() =>
        Assert.Contains(
            "study.json:4: languages[2]: Pages can speak en and da, not “de”.",
            SampleStudy.Whole.Saying("[\"en\", \"da\", \"de\"]", "[\"en\", \"da\"]").Problems);

    [Fact]
    public void A_study_without_languages_is_a_problem() =>
        Assert.Contains(
            "study.json:4: languages: Name at least one language, as in [\"en\", \"da\"].",
            SampleStudy.Whole.Saying("\"languages\": []", "\"languages\": [\"en\", \"da\"]").Problems);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void A_respondent_can_write_to_somebody(string contact) =>
        SampleStudy.Whole.Saying(contact, "research@example.org").HasOnly("study.json:5: contact: Say where a respondent can write to");

    [Theory]
    [InlineData(61)]
    [InlineData(-1)]
    public void Minutes_are_at_most_an_hour(int minutes) =>
        SampleStudy.Whole.Saying($"\"minutes\": {minutes}, \"contact\"", "\"contact\"")
            .HasOnly($"study.json:5: minutes: {minutes} is not a number of minutes from 1 to 60.");

    [Fact]
    public void A_mistake_in_a_set_of_points_hides_none_in_a_set_whose_name_begins_alike()
    {
        var spoiled = SampleStudy.Whole.Saying(
            "{ \"agree_2\": { \"en\": [\"One\"], \"da\": [\"En\"] }, \"agree\": 5 }",
            "{ \"agree\": { \"en\": [\"No\", \"Perhaps\", \"Yes\"], \"da\": [\"Nej\", \"Måske\", \"Ja\"] } }");

        Assert.Equal(["points.agree", "points.agree_2"], spoiled.Read().Problems.Select(problem => problem.Path).Order());
    }

    [Fact]
    public void A_mistake_in_the_share_of_an_arm_hides_none_in_an_arm_whose_name_begins_alike()
    {
        var spoiled = SampleStudy.Whole.Saying("\"shares\": { \"young\": \"1\", \"young_nurse\": 0 }, \"multiples\"", "\"multiples\"");

        Assert.Contains("allocation.shares.young_nurse", spoiled.Read().Problems.Select(problem => problem.Path));
    }
}
