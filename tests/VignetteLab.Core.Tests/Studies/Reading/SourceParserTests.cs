namespace VignetteLab.Core.Tests.Studies.Reading;

public sealed class SourceParserTests
{
    [Fact]
    public void An_empty_file_is_said_to_be_empty() =>
        Assert.Equal(
            ["study.json:1: The file is empty. Copy a study.json from another study to start from."],
            SampleStudy.Whole.With("study.json", "").Problems);

    [Theory]
    [InlineData("\n\n", 3)]
    [InlineData("name: sample", 1)]
    [InlineData("{\n  \"name\": 'sample'\n}", 2)]
    [InlineData("{\n  \"name\": \"sam\nple\"\n}", 2)]
    [InlineData("{ \"name\": \"sample\" }\n\nand more", 3)]
    [InlineData("{ \"name\": \"sample\" }\n{ \"name\": \"sample\" }", 2)]
    [InlineData("{ \"minutes\": 01 }", 1)]
    [InlineData("{ \"name\": \"\\x\" }", 1)]
    public void What_is_not_JSON_is_refused_with_the_line(string json, int line) =>
        Assert.StartsWith(
            $"study.json:{line}: This is not JSON: ", Assert.Single(SampleStudy.Whole.With("study.json", json).Problems),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("{ \"name\": ")]
    [InlineData("{ \"name\": \"sample\"")]
    [InlineData("{ \"languages\": [\"en\"")]
    public void A_file_that_breaks_off_is_not_said_to_be_too_deep(string json) =>
        Assert.StartsWith(
            "study.json:1: This is not JSON: ", Assert.Single(SampleStudy.Whole.With("study.json", json).Problems),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("[]", "a list")]
    [InlineData("\"sample\"", "text")]
    [InlineData("1", "a number")]
    [InlineData("true", "true")]
    [InlineData("null", "null")]
    public void JSON_that_is_no_object_is_no_study(string json, string what) =>
        Assert.Equal(
            [$"study.json:1: This is {what}. A study is an object in {{ }}."],
            SampleStudy.Whole.With("study.json", json).Problems);

    [Fact]
    public void Brackets_may_be_32_deep_and_not_33()
    {
        var deep = SampleStudy.Whole.With("study.json", new string('[', 32) + new string(']', 32)).Problems;
        var deeper = SampleStudy.Whole.With("study.json", new string('[', 33) + new string(']', 33)).Problems;

        Assert.Equal(["study.json:1: This is a list. A study is an object in { }."], deep);
        Assert.Equal(
            ["study.json:1: Brackets are nested more than 32 deep. No study needs that; look for a bracket that is not closed."],
            deeper);
    }

    [Fact]
    public void A_study_of_more_than_a_hundred_thousand_parts_is_refused()
    {
        var json = $$"""{ "languages": [{{string.Join(",", Enumerable.Repeat("1", 100_000))}}] }""";

        Assert.StartsWith(
            "study.json:1: languages[99998]: There are more than 100000 parts in this file.",
            Assert.Single(SampleStudy.Whole.With("study.json", json).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_given_three_times_on_a_line_is_told_once() => Assert.Single(
        SampleStudy.Whole.With("study.json", """{ "name": "a", "name": "b", "name": "c" }""").Problems, problem => problem.Contains("given twice", StringComparison.Ordinal));

    [Fact]
    public void Comments_and_trailing_commas_are_no_mistake() =>
        Assert.Empty(SampleStudy.Whole.Saying("""
            "languages": ["en", /* first */ "da",], // and no more
            """, "\"languages\": [\"en\", \"da\"],").Problems);

    [Fact]
    public void Lines_are_counted_through_comments_and_CRLF()
    {
        var json = $"// One\r\n/* Two\r\nThree */\r\n{SampleStudy.Whole.Json.ReplaceLineEndings("\r\n")}";

        var spoiled = SampleStudy.Whole.With("study.json", json).Saying("\"contact\": 1", "\"contact\": \"research@example.org\"");

        Assert.Equal(["study.json:8: contact: This is a number. Write text in quotation marks."], spoiled.Problems);
    }

    [Fact]
    public void A_member_that_is_given_twice_is_wrong_at_its_second_line() =>
        Assert.Equal(
            ["study.json:6: contact: “contact” is given twice. Keep one of the two."],
            SampleStudy.Whole.Saying("\"contact\": \"a\",\n  \"contact\": \"b\",", "\"contact\": \"research@example.org\",").Problems);

    [Fact]
    public void A_language_that_is_given_twice_is_said_once() =>
        Assert.Equal(
            ["study.json:3: title.en: “en” is given twice. Keep one of the two."],
            SampleStudy.Whole.Saying("\"en\": \"Work\", \"en\": \"Works\"", "\"en\": \"Work\"").Problems);

    [Fact]
    public void Half_a_character_is_refused_with_the_line() =>
        Assert.Equal(
            ["study.json:3: title.en: There is half a character (a lone surrogate) in this text. Type it again."],
            SampleStudy.Whole.Saying("Work\\ud83d", "Work").Problems);

    [Theory]
    [InlineData("\\u0000")]
    [InlineData("\\u001b")]
    [InlineData("\\ufffe")]
    public void An_escaped_control_character_is_refused_with_the_line(string escape) =>
        Assert.Equal(
            ["study.json:3: title.en: There is a control character in this text. Remove it."],
            SampleStudy.Whole.Saying($"Work{escape}", "Work").Problems);

    [Theory]
    [InlineData("\"\": \"Work\"")]
    [InlineData("\"\\ud800\": \"Work\"")]
    public void A_member_without_a_name_does_not_throw(string member) =>
        Assert.NotEmpty(SampleStudy.Whole.Saying($"\"en\": \"Work\", {member}", "\"en\": \"Work\"").Problems);
}
