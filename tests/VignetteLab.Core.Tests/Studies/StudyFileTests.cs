using FsCheck;
using FsCheck.Fluent;
using VignetteLab.Core.Studies;

namespace VignetteLab.Core.Tests.Studies;

public sealed class StudyFileTests
{
    [Fact]
    public void The_nursing_home_study_reads_without_a_problem_in_both_languages()
    {
        const string name = "volunteers-in-the-nursing-home";
        var files = Directory.GetFiles(Checkout.PathOf("vignettes", name))
            .ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes);

        var reading = StudyFile.Read(files, name);

        Assert.Empty(reading.Problems);
        Assert.Equal(["da", "en"], reading.Study?.Languages);
        Assert.Equal(10, new FrozenStudy(CanonicalJson.Write(reading.Study!)).Wordings.Count());
    }

    [Fact]
    public void The_sample_reads_without_a_problem() => Assert.Empty(SampleStudy.Whole.Problems);

    [Fact]
    public void A_study_bears_the_name_of_its_folder() =>
        Assert.Equal(
            ["study.json:2: name: The study calls itself “sample” but its folder is “hiring”. Give both the same name."],
            SampleStudy.Whole.Read("hiring").Problems.Select(problem => problem.ToString()));

    [Fact]
    public void A_folder_without_a_study_is_a_problem() =>
        Assert.Equal(
            ["study.json: The file is missing. A study is a folder with a study.json in it."],
            SampleStudy.Whole.Without("study.json").Problems);

    [Fact]
    public void A_study_of_two_megabytes_is_read_and_one_byte_more_is_not()
    {
        var rest = SampleStudy.Whole.Without("README.md").Files.Sum(file => file.Value.Length);
        var full = SampleStudy.Whole.With("README.md", new byte[StudyFile.MaxBytes - rest]);

        Assert.Empty(full.Problems);
        Assert.Equal(
            ["study.json: The study is larger than 2 MB. Shorten its texts."],
            full.With("more", new byte[1]).Problems);
    }

    [Fact]
    public void A_text_that_is_missing_is_named_by_its_file() =>
        Assert.Equal(
            ["debrief.da.md: The file is missing. Write the text in it."],
            SampleStudy.Whole.Without("debrief.da.md").Problems);

    [Fact]
    public void An_empty_text_is_no_text() =>
        Assert.Equal(
            ["debrief.da.md:1: There are no words in “da”. Write them, or take “da” out of the study's languages."],
            SampleStudy.Whole.With("debrief.da.md", "").Problems);

    [Fact]
    public void A_text_that_is_not_UTF_8_is_said_once() =>
        Assert.Equal(
            ["vignette.da.md:2: This is not UTF-8 text. Save the file with the encoding UTF-8."],
            SampleStudy.Whole.With("vignette.da.md", [(byte)'A', (byte)'\n', 0xE6]).Problems);

    [Theory]
    [InlineData("vignete.en.md")]
    [InlineData("vignette.md")]
    [InlineData("notes.md")]
    public void A_Markdown_file_that_nothing_reads_is_a_problem(string file) =>
        Assert.StartsWith(
            $"{file}: Nothing reads this file.", Assert.Single(SampleStudy.Whole.With(file, "Words").Problems),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("README.md")]
    [InlineData("notes.txt")]
    [InlineData(".gitignore")]
    public void Other_files_are_for_colleagues(string file) =>
        Assert.Empty(SampleStudy.Whole.With(file, "\0").Problems);

    [Theory]
    [InlineData("vignette.de.md", "de")]
    [InlineData("vignette..md", "")]
    public void A_text_in_a_language_that_the_study_does_not_speak_is_a_problem(string file, string language) =>
        Assert.Contains(
            $"{file}:1: The study does not speak “{language}”. Add it to the study's languages, or take these words out.",
            SampleStudy.Whole.With(file, "Anna is {age}, {job.who}, {job.place}.").Problems);

    [Fact]
    public void Texts_stand_in_the_JSON_or_in_files_and_not_in_both()
    {
        var both = SampleStudy.Whole.Saying(
            """
            "texts": { "vignette": {}, "information": {}, "debrief": {} }, "contact"
            """, "\"contact\"");

        Assert.Contains(
            "study.json:5: texts: The texts are given here and in debrief.da.md. Keep one of the two.", both.Problems);
    }

    [Fact]
    public void A_hole_in_an_inlined_text_is_wrong_on_the_line_of_the_JSON()
    {
        var json = CanonicalJson.Write(SampleStudy.Whole.Study())
            .Replace("She is {job.who}", "She is {hobby}, {job.who}", StringComparison.Ordinal);

        var problems = new SampleStudy(new Dictionary<string, byte[]>()).With("study.json", json).Problems;

        Assert.StartsWith(
            "study.json:1: texts.vignette.en: No factor fills the hole “{hobby}”.", Assert.Single(problems),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Mistakes_of_several_kinds_are_all_said_at_once_in_the_order_of_the_files()
    {
        var spoiled = SampleStudy.Whole
            .Saying("\"contact\": \"\"", "\"contact\": \"research@example.org\"")
            .Saying("\"colour\": 1, \"name\": \"young\"", "\"name\": \"young\"")
            .Saying("\"points\": \"agreed\"", "\"points\": \"agree\", \"reversed\": true")
            .With("vignette.en.md", "Anna is {age}.\n\nShe is {job.who} in a {job.place}, {hobby}.\n")
            .Without("debrief.da.md");

        Assert.Equal(
            [
                ("study.json", "contact", 5),
                ("study.json", "factors[0].levels[0].colour", 12),
                ("study.json", "pages[1].items[2].points", 75),
                ("debrief.da.md", "", 0),
                ("vignette.en.md", "", 3),
            ],
            spoiled.Read().Problems.Where(problem => !problem.Message.Contains("on different points", StringComparison.Ordinal))
                .Select(problem => (problem.File, problem.Path, problem.Line)));
    }

    [Fact]
    public void Five_thousand_mistakes_are_read_through()
    {
        var levels = string.Join(",\n", Enumerable.Repeat("{}", 5_000));
        var wide = SampleStudy.Whole.With("study.json", $$"""{ "factors": [{ "levels": [{{levels}}] }] }""");

        Assert.InRange(wide.Problems.Length, 15_000, 30_000);
    }

    // Going through all that the wide ones make would take hours.
    [Fact(Timeout = 30_000)]
    public async Task A_factor_without_levels_beside_wide_ones_is_a_problem_and_no_more()
    {
        var wide = $$"""{ "levels": [{{string.Join(",", Enumerable.Repeat("{}", 500))}}] }""";
        var sample = SampleStudy.Whole.With(
            "study.json", $$"""{ "factors": [{{wide}}, {{wide}}, {{wide}}, {{wide}}, { "levels": [] }] }""");

        var problems = await Task.Run(() => sample.Problems);

        Assert.Contains("study.json:1: factors[4].levels: A factor needs at least two levels. Add one.", problems);
    }

    [Fact]
    public void No_bytes_make_reading_throw() =>
        Prop.ForAll<byte[]>(bytes => StudyFileSlipsTests.IsToldApart(SampleStudy.Whole.With("study.json", bytes)) &&
            StudyFileSlipsTests.IsToldApart(SampleStudy.Whole.With("vignette.en.md", bytes))).QuickCheckThrowOnFailure();

    [Fact]
    public void Two_names_on_one_line_with_the_same_fault_are_one_problem()
    {
        var sample = SampleStudy.Whole.With("study.json", SampleStudy.Whole.Json.Replace(
            "{", "{ \"\\u0000a\": 1, \"\\u0000b\": 2,", StringComparison.Ordinal));

        Assert.True(StudyFileSlipsTests.IsToldApart(sample));
    }

    [Fact]
    public void What_was_not_written_by_this_program_is_refused_with_the_reason()
    {
        var error = Assert.Throws<InvalidOperationException>(() => StudyFile.ReadCanonical("[]"));

        Assert.Equal("study.json:1: This is a list. A study is an object in { }.", error.Message);
    }
}
