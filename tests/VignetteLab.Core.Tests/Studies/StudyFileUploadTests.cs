using System.Text;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Studies.Drafts;

namespace VignetteLab.Core.Tests.Studies;

/// <summary>What comes from outside, in one file.</summary>
public sealed class StudyFileUploadTests
{
    public static IEnumerable<object[]> Refused() =>
    [
        ["", "The file is empty."],
        ["[1]", "A study is an object"],
        ["{", "This is not JSON"],
        ["{\"name\": \"x\", \"colour\": \"red\"}", "“colour” is not a member of this study."],
        ["{\"minutes\": \"eight\"}", "This is text. Write a whole number."],
        ["{\"allocation\": {\"procedure\": \"dice\"}}", "“dice” is not known here."],
        [$"{{\"factors\": {new string('[', 40)}{new string(']', 40)}}}", "nested more than 32 deep"],
        [$"{{\"quotas\": [{string.Join(',', Enumerable.Repeat("0", 10_001))}]}}", "more than 10000 parts"],
        [$"{{\"contact\": \"{new string('x', StudyFile.MaxBytes)}\"}}", "larger than 2 MB"],
    ];

    [Theory, MemberData(nameof(Refused))]
    public void What_would_lose_something_is_refused(string file, string why)
    {
        var reading = StudyFile.ReadUpload(Encoding.UTF8.GetBytes(file));

        Assert.Contains(reading.Refused, problem => problem.Message.Contains(why, StringComparison.Ordinal));
    }

    [Fact]
    public void A_study_with_nearly_everything_missing_is_a_draft_and_is_not_refused()
    {
        var reading = StudyFile.ReadUpload("""{ "name": "begun", /* more to come */ "languages": ["en"], }"""u8);

        Assert.Empty(reading.Refused);
        Assert.False(reading.IsWhole);
        Assert.Equal("begun", reading.Study.Name);
    }

    [Fact]
    public void Indented_and_canonical_say_the_same()
    {
        var canonical = CanonicalJson.Write(StudyFile.ReadUpload("""{ "name": "begun", "title": { "da": "Æbler & <pærer>", "en": "Line\nbreak" } }"""u8).Study);

        var reading = StudyFile.ReadUpload(Encoding.UTF8.GetBytes(CanonicalJson.Indented(canonical)));

        Assert.Contains("\n  \"name\": \"begun\"", CanonicalJson.Indented(canonical), StringComparison.Ordinal);
        Assert.Contains("Æbler & <pærer>", CanonicalJson.Indented(canonical), StringComparison.Ordinal);
        Assert.Equal(canonical, CanonicalJson.Write(reading.Study));
    }

    [Fact]
    public void Words_of_a_language_that_is_switched_off_wait_in_the_draft_and_are_in_no_version()
    {
        var draft = """{"languages":["en"],"title":{"da":"Titel","en":"Title"},"points":{"p":{"da":["a","b"],"en":["a","b"]}},"name":"one"}""";

        var reading = StudyFile.ReadDraft(draft);

        Assert.DoesNotContain(reading.Problems, problem => problem.Message.Contains("does not speak", StringComparison.Ordinal));
        Assert.Equal("Titel", reading.Study.Title.In("da"));
        Assert.DoesNotContain("\"da\"", SpokenWords.Of(CanonicalJson.Write(reading.Study)), StringComparison.Ordinal);
    }
}
