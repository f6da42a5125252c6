namespace VignetteLab.Core.Tests.Studies.Reading;

public sealed class SourceBinderTests
{
    [Theory]
    [InlineData("\"contact\": 5", "contact: This is a number. Write text in quotation marks.")]
    [InlineData("\"contact\": null", "contact: This is null. Write text in quotation marks.")]
    [InlineData("\"contact\": [\"a\"]", "contact: This is a list. Write text in quotation marks.")]
    [InlineData("\"contact\": \"a\", \"minutes\": \"8\"", "minutes: This is text. Write a whole number.")]
    [InlineData("\"contact\": \"a\", \"minutes\": 8.5",
        "minutes: 8.5 is not a whole number that fits. Write one without a decimal point or exponent.")]
    [InlineData("\"contact\": \"a\", \"minutes\": 99999999999",
        "minutes: 99999999999 is not a whole number that fits. Write one without a decimal point or exponent.")]
    [InlineData("\"contact\": \"a\", \"inspiredBy\": \"Thomsen\"",
        "inspiredBy: This is text. Write an object of language to text, as in { \"en\": \"…\", \"da\": \"…\" }.")]
    [InlineData("\"contact\": \"a\", \"inspiredBy\": null",
        "inspiredBy: This is null. Write an object of language to text, as in { \"en\": \"…\", \"da\": \"…\" }.")]
    public void A_member_of_the_wrong_type_is_told_what_to_be(string members, string problem) =>
        Assert.Equal(
            [$"study.json:5: {problem}"], SampleStudy.Whole.Saying(members, "\"contact\": \"research@example.org\"").Problems);

    [Theory]
    [InlineData("\"vignette\": \"yes\"", "pages[1].vignette: This is text. Write true or false.", "\"vignette\": true")]
    [InlineData("\"order\": \"Random\"", "pages[1].order: “Random” is not known here. Write one of: fixed, random.", "\"order\": \"random\"")]
    [InlineData("\"order\": 1", "pages[1].order: This is a number. Write one of fixed, random.", "\"order\": \"random\"")]
    public void A_setting_of_a_page_of_the_wrong_type_is_told_what_to_be(string instead, string problem, string of) =>
        Assert.Contains(
            SampleStudy.Whole.Saying(instead, of).Problems,
            found => found.EndsWith(problem, StringComparison.Ordinal));

    [Fact]
    public void An_unknown_member_is_told_the_known_ones() =>
        Assert.Equal(
            ["study.json:102: scales[0].lable: “lable” is not a member of this scale. It can have: name, label, items."],
            SampleStudy.Whole.Saying("\"lable\": 1, \"items\": [\"trust_1\"", "\"items\": [\"trust_1\"").Problems);

    [Fact]
    public void Case_matters() =>
        Assert.Equal(
            [
                "study.json:5: Contact: “Contact” is not a member of this study. It can have: name, title, languages, inspiredBy, minutes, contact, factors, controls, exclusions, overrides, design, points, pages, scales, scaleDirection, allocation, quotas, plan, about, texts.",
                "study.json:1: contact: The study has no “contact”. Add it.",
            ],
            SampleStudy.Whole.Saying("\"Contact\"", "\"contact\"").Problems.OrderDescending());

    [Theory]
    [InlineData("", "\"contact\": \"research@example.org\",", "study.json:1: contact: The study has no “contact”. Add it.")]
    [InlineData("\"name\": \"young\",", "\"name\": \"young\", \"code\": 1,", "study.json:11: factors[0].levels[0].code: The level has no “code”. Add it.")]
    [InlineData("", ", \"maxLength\": 100", "study.json:97: pages[2].items[2].maxLength: The item has no “maxLength”. Add it.")]
    [InlineData("", "\"procedure\": \"permuted_blocks\", ", "study.json:104: allocation.procedure: The allocation has no “procedure”. Add it.")]
    public void A_missing_member_is_asked_for_at_its_object(string instead, string of, string problem) =>
        Assert.Equal([problem], SampleStudy.Whole.Saying(instead, of).Problems);

    [Fact]
    public void An_item_of_an_unknown_kind_is_told_the_known_ones() =>
        Assert.Equal(
            ["study.json:97: pages[2].items[2].kind: The item needs a “kind”. Write one of: rating, choice, number, text."],
            SampleStudy.Whole.Saying("\"kind\": \"essay\"", "\"kind\": \"text\"").Problems);

    [Fact]
    public void A_kind_need_not_come_first() =>
        Assert.Empty(SampleStudy.Whole.Saying("\"maxLength\": 100, \"kind\": \"text\" }", "\"maxLength\": 100 }")
            .Saying("{ \"name\": \"comment\"", "{ \"kind\": \"text\", \"name\": \"comment\"").Problems);

    [Fact]
    public void The_schema_is_for_editors() =>
        Assert.Empty(SampleStudy.Whole.Saying("\"$schema\": 5, \"contact\"", "\"contact\"").Problems);
}
