using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using VignetteLab.Core.Studies;

namespace VignetteLab.Core.Tests.Studies;

public sealed class CanonicalJsonTests
{
    private static readonly string whole = CanonicalJson.Write(SampleStudy.Whole.Study());

    [Fact]
    public void It_begins_with_the_member_that_sorts_first_and_ends_with_the_last()
    {
        Assert.StartsWith("{\"allocation\":{\"multiples\":[1,2],\"procedure\":\"permuted_blocks\",\"strata\":[\"role\"]},\"contact\":\"research@example.org\",\"controls\":[{\"label\":{\"da\":\"Ingen\",", whole, StringComparison.Ordinal);
        Assert.EndsWith("\"title\":{\"da\":\"Arbejde\",\"en\":\"Work\"}}", whole, StringComparison.Ordinal);
    }

    [Fact]
    public void Members_stand_in_the_order_of_their_UTF_16_code_units_at_every_depth()
    {
        using var json = JsonDocument.Parse(whole);

        AllSorted(json.RootElement);
    }

    [Fact]
    public void There_is_no_white_space_between_members()
    {
        var structure = Regex.Replace(whole, "\"(\\\\.|[^\"\\\\])*\"", "\"\"");

        Assert.DoesNotMatch(@"\s", structure);
    }

    [Fact]
    public void Escapes_are_the_shortest_there_are()
    {
        var study = SampleStudy.Whole.Study() with { Contact = "\"\\/\b\f\n\r\t\u0001\u001f\u007f\u2028æ😀<&>'" };

        Assert.Contains(
            "\"contact\":\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\u007f\u2028æ😀<&>'\"", CanonicalJson.Write(study),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"contact\"", "\"minutes\": 0, \"contact\"")]
    [InlineData("\"contact\"", "\"$schema\": \"../study.schema.json\", \"contact\"")]
    [InlineData("\"title\": { \"en\": \"You\"", "\"vignette\": false, \"order\": \"fixed\", \"title\": { \"en\": \"You\"")]
    [InlineData("\"maxLength\": 100", "\"maxLength\": 100, \"lines\": 1, \"required\": false, \"decline\": []")]
    [InlineData("\"name\": \"trust_1\"", "\"reversed\": false, \"name\": \"trust_1\"")]
    [InlineData("\"strata\"", "\"shares\": {}, \"strata\"")]
    [InlineData("\"name\": \"young\"", "\"forms\": {}, \"name\": \"young\"")]
    public void A_default_that_is_written_out_does_not_change_the_fingerprint(string of, string instead) =>
        Same(SampleStudy.Whole.Saying(instead, of));

    [Fact]
    public void Member_order_does_not_change_the_fingerprint() =>
        Same(SampleStudy.Whole.Saying("{ \"da\": \"Arbejde\", \"en\": \"Work\" }", "{ \"en\": \"Work\", \"da\": \"Arbejde\" }"));

    [Fact]
    public void Comments_white_space_and_trailing_commas_do_not_change_the_fingerprint() =>
        Same(SampleStudy.Whole.Saying("  \"languages\" :\t[ \"en\",\n\n\"da\", ], // both", "\"languages\": [\"en\", \"da\"],"));

    [Fact]
    public void CRLF_does_not_change_the_fingerprint() =>
        Same(new(SampleStudy.Whole.Files.ToDictionary(
            file => file.Key, file => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file.Value).ReplaceLineEndings("\r\n")))));

    [Fact]
    public void A_byte_order_mark_does_not_change_the_fingerprint() =>
        Same(new(SampleStudy.Whole.Files.ToDictionary(
            file => file.Key, file => (byte[])[.. Encoding.UTF8.Preamble, .. file.Value])));

    [Fact]
    public void Letters_typed_in_two_parts_do_not_change_the_fingerprint() =>
        Same(new(SampleStudy.Whole.Files.ToDictionary(
            file => file.Key,
            file => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file.Value).Normalize(NormalizationForm.FormD)))));

    [Fact]
    public void Escapes_in_the_file_do_not_change_the_fingerprint() =>
        Same(SampleStudy.Whole.Saying("\"M\\u0061\\u030aske\"", "\"Måske\""));

    [Theory]
    [InlineData("Anna is made up.")]
    [InlineData("\n\nAnna is made up.\n\n\n")]
    public void Line_breaks_around_a_text_do_not_change_the_fingerprint(string debrief) =>
        Same(SampleStudy.Whole.With("debrief.en.md", debrief));

    [Theory]
    [InlineData("\"Work\"", "\"Werk\"")]
    [InlineData("\"code\": 3", "\"code\": 4")]
    [InlineData("[\"en\", \"da\"]", "[\"da\", \"en\"]")]
    public void A_word_a_code_or_an_order_changes_the_fingerprint(string of, string instead) =>
        Assert.NotEqual(whole, CanonicalJson.Write(SampleStudy.Whole.Saying(instead, of).Study()));

    [Fact]
    public void What_is_written_reads_back_and_is_written_the_same() =>
        Assert.Equal(whole, CanonicalJson.Write(StudyFile.ReadCanonical(whole)));

    [Fact]
    public void The_nursing_home_study_reads_back_and_is_written_the_same()
    {
        var files = Directory.GetFiles(Checkout.PathOf("vignettes", "volunteers-in-the-nursing-home"))
            .ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes);
        var json = CanonicalJson.Write(new SampleStudy(files).Study());

        Assert.Equal(json, CanonicalJson.Write(StudyFile.ReadCanonical(json)));
    }

    [Theory]
    [InlineData("Anna is made up.", "Anna is made up.")]
    [InlineData("Anna is made up.", "\\nAnna is made up.\\r\\n\\n")]
    public void A_folder_and_one_file_with_the_same_texts_have_the_same_fingerprint(string text, string inlined)
    {
        var json = whole.Replace($"\"{text}\"", $"\"{inlined}\"", StringComparison.Ordinal);

        Assert.Equal(whole, CanonicalJson.Write(StudyFile.ReadCanonical(json)));
    }

    [Fact]
    public void The_fingerprint_is_the_SHA_256_of_the_bytes() =>
        Assert.Equal(
            "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", CanonicalJson.Fingerprint("{}"));

    private static void Same(SampleStudy sample) => Assert.Equal(whole, CanonicalJson.Write(sample.Study()));

    private static void AllSorted(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            Assert.All(json.EnumerateArray(), AllSorted);
        }
        else if (json.ValueKind == JsonValueKind.Object)
        {
            var names = json.EnumerateObject().Select(member => member.Name).ToArray();
            Assert.Equal(names.Order(StringComparer.Ordinal), names);
            Assert.All(json.EnumerateObject(), member => AllSorted(member.Value));
        }
    }
}
