namespace VignetteLab.Core.Tests.Studies.Rules;

public sealed class ItemRulesTests
{
    [Theory]
    [InlineData("\"decline\": [\"refused\", \"refused\"]", "study.json:93: pages[2].items[1].decline: A way to decline is given twice.")]
    [InlineData("\"decline\": [\"refused\"], \"required\": true",
        "study.json:93: pages[2].items[1].decline: An item is required or may be declined, not both.")]
    public void An_item_is_declined_in_different_ways_or_not_at_all(string instead, string problem) =>
        SampleStudy.Whole.Saying(instead, "\"decline\": [\"refused\"]").HasOnly(problem);

    [Theory]
    [InlineData("\"name\": \"nurse\", \"code\": 2, \"label\": { \"en\": \"Other\"", "pages[0].items[0].options: Two options have the same name.")]
    [InlineData("\"name\": \"other\", \"code\": 1, \"label\": { \"en\": \"Other\"", "pages[0].items[0].options: Two options have the same code.")]
    public void Each_option_has_a_name_and_a_code_of_its_own(string instead, string problem) =>
        SampleStudy.Whole.Saying(instead, "\"name\": \"other\", \"code\": 2, \"label\": { \"en\": \"Other\"")
            .HasOnly($"study.json:60: {problem}");

    [Theory]
    [InlineData("\"name\": \"Other\", \"code\": 2, \"label\": { \"en\": \"Other\"", "pages[0].items[0].options[1].name: “Other” is not a name.")]
    [InlineData("\"name\": \"other\", \"code\": -93, \"label\": { \"en\": \"Other\"", "pages[0].items[0].options[1].code: -93 cannot be a code")]
    public void An_option_has_a_name_and_no_negative_code(string instead, string problem) =>
        SampleStudy.Whole.Saying(instead, "\"name\": \"other\", \"code\": 2, \"label\": { \"en\": \"Other\"")
            .HasOnly($"study.json:62: {problem}");

    [Fact]
    public void A_choice_has_two_options_at_least() =>
        SampleStudy.Whole.Saying("", ",\n            { \"name\": \"other\", \"code\": 2, \"label\": { \"en\": \"Other\", \"da\": \"Andet\" } }")
            .HasOnly("study.json:60: pages[0].items[0].options: A choice has 2 to 200 options.");

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    public void Points_begin_at_a_number_from_0_to_100(int first) =>
        SampleStudy.Whole.Saying($"\"da\": \"God?\" }}, \"first\": {first}", "\"da\": \"God?\" }")
            .IsWrongAt("pages[1].items[0].first", "pages[1].items[1].first", "pages[1].items[2].first");

    [Fact]
    public void Points_begin_at_the_same_number_in_every_item() =>
        SampleStudy.Whole.Saying("\"da\": \"Dygtig?\" }, \"first\": 0", "\"da\": \"Dygtig?\" }").IsWrongAt("pages[1].items[1].first");

    [Fact]
    public void The_highest_number_is_above_the_lowest() =>
        SampleStudy.Whole.Saying("\"max\": 0", "\"max\": 60")
            .HasOnly("study.json:93: pages[2].items[1].max: The highest number, 0, is not above the lowest.");

    [Theory]
    [InlineData("\"min\": -99, \"max\": 60, \"decline\": [\"refused\"]")]
    [InlineData("\"min\": -99, \"max\": 60")]
    public void A_number_below_zero_could_not_be_told_from_a_missing_one(string instead) =>
        SampleStudy.Whole.Saying(instead, "\"min\": 0, \"max\": 60, \"decline\": [\"refused\"]").IsWrongAt("pages[2].items[1].min");

    [Theory]
    [InlineData("\"maxLength\": 0", "maxLength: 0 is not a length from 1 to 4000 characters.")]
    [InlineData("\"maxLength\": 4001", "maxLength: 4001 is not a length from 1 to 4000 characters.")]
    [InlineData("\"maxLength\": 100, \"lines\": 11", "lines: 11 is not a number of lines from 1 to 10.")]
    [InlineData("\"maxLength\": 100, \"decline\": [\"refused\"]", "decline: A text that nobody has to write needs no way to decline.")]
    public void A_text_has_a_size_that_fits_a_page(string instead, string problem) =>
        SampleStudy.Whole.Saying(instead, "\"maxLength\": 100").HasOnly($"study.json:97: pages[2].items[2].{problem}");
}
