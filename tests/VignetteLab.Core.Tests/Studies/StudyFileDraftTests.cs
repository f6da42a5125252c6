using System.Text.Json.Nodes;
using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;

namespace VignetteLab.Core.Tests.Studies;

public sealed class StudyFileDraftTests
{
    public static TheoryData<string> Library => [.. Directory.GetDirectories(Checkout.PathOf("vignettes")).Select(path => Path.GetFileName(path)!)];

    [Theory]
    [MemberData(nameof(Library))]
    public void A_whole_study_is_read_as_it_is(string name)
    {
        var json = CanonicalJson.Write(Study(name));

        var reading = StudyFile.ReadDraft(json);

        Assert.True(reading.IsWhole);
        Assert.Equal(json, CanonicalJson.Write(reading.Study));
    }

    [Theory]
    [MemberData(nameof(Library))]
    public void Without_any_one_member_the_rest_is_read(string name)
    {
        var whole = JsonNode.Parse(CanonicalJson.Write(Study(name)))!.AsObject();
        foreach (var member in whole.Select(member => member.Key).ToArray())
        {
            var json = whole.DeepClone().AsObject();
            json.Remove(member);

            var reading = StudyFile.ReadDraft(json.ToJsonString());

            Assert.Equal(member == "name" ? "" : name, reading.Study.Name);
            Assert.Equal(reading.Study, StudyFile.ReadDraft(CanonicalJson.Write(reading.Study)).Study, Same);
        }
    }

    [Fact]
    public void An_empty_object_is_a_study_of_nothing_with_a_problem_for_each_member_that_is_needed()
    {
        var reading = StudyFile.ReadDraft("{}");

        Assert.Equal(("", 0, 0, 0), (reading.Study.Name, reading.Study.Languages.Count, reading.Study.Factors.Count, reading.Study.Pages.Count));
        Assert.Empty(reading.Study.Title.Words);
        Assert.False(reading.IsWhole);
        Assert.Contains(reading.Problems, problem => problem is { File: "study.json", Path: "factors", Line: 1 });
    }

    [Fact]
    public void A_text_that_is_missing_is_missing_in_the_draft_and_not_beside_it() =>
        Assert.Contains(
            StudyFile.ReadDraft("""{ "languages": ["en"] }""").Problems,
            problem => problem is { File: "study.json", Path: "texts.vignette" or "texts.vignette.en" });

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{ \"name\": ")]
    public void What_is_no_object_makes_a_study_of_nothing_and_a_problem(string json)
    {
        var reading = StudyFile.ReadDraft(json);

        Assert.Equal("", reading.Study.Name);
        Assert.NotEmpty(reading.Problems);
    }

    [Fact]
    public void What_is_wrong_is_empty_and_what_stands_beside_it_is_kept()
    {
        var reading = StudyFile.ReadDraft(
            """
            { "name": "hiring", "minutes": "eight", "pages": [{ "name": "asked", "items": [{ "kind": "text", "name": "why", "maxLength": 200 }, 7] }] }
            """);

        Assert.Equal(("hiring", 0), (reading.Study.Name, reading.Study.Minutes));
        Assert.Equal(200, Assert.IsType<TextItem>(reading.Study.Pages[0].Items[0]).MaxLength);
        Assert.Equal(2, reading.Study.Pages[0].Items.Count);
        Assert.Contains(reading.Problems, problem => problem.Path == "minutes");
    }

    private static Study Study(string name) => StudyFile.Read(Directory.GetFiles(Checkout.PathOf("vignettes", name))
        .ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes), name).Study!;

    private static bool Same(Study one, Study other) => CanonicalJson.Write(one) == CanonicalJson.Write(other);
}
