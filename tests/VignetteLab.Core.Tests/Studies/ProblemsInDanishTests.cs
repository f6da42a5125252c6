using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using VignetteLab.Core.Studies;

namespace VignetteLab.Core.Tests.Studies;

/// <summary>Every sentence that reading and rules can say has a Danish one: the sentences are read off the source.</summary>
public sealed partial class ProblemsInDanishTests
{
    // What no study can provoke, and what is no sentence.
    private static readonly string[] others =
    [
        "maximum configured depth", "the study has more than {0} parts.", "The grammar has no {0}.", "Deck {0}", "vignettelab design",
        "A factor has at least one level.", "A run has {0} levels; factors are {1}.", "Factor {0} has no level {1}.",
        "An effect joins different factors, counted from 0.",
    ];

    private static readonly string[] folders = ["Studies/Rules", "Studies/Reading", "Vignettes", "Vignettes/Designs"];

    private static readonly Dictionary<string, string> danish = new ResourceManager("VignetteLab.Core.Studies.Problems", typeof(Problem).Assembly)
        .GetResourceSet(CultureInfo.GetCultureInfo("da"), createIfNotExists: true, tryParents: false)!
        .Cast<System.Collections.DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    public static TheoryData<string> Sources =>
    [
        .. folders.SelectMany(folder => Directory.GetFiles(Checkout.PathOf("src", "VignetteLab.Core", folder), "*.cs").Select(file => $"{folder}/{Path.GetFileName(file)}"))
            .Append("Studies/StudyFile.cs"),
    ];

    [Theory]
    [MemberData(nameof(Sources))]
    public void Every_sentence_has_a_Danish_one(string source) => Assert.Equal(
        [], SourceSentences.In(Checkout.Text("src", "VignetteLab.Core", source)).Except(others).Except(danish.Keys));

    [Fact]
    public void Sentences_are_found_in_the_source() =>
        Assert.InRange(SourceSentences.In(Checkout.Text("src", "VignetteLab.Core", "Studies/Rules/DesignRules.cs")).Distinct().Count(), 30, 100);

    [Fact]
    public void Both_languages_have_the_same_places() =>
        Assert.Empty(danish.Where(pair => !Places(pair.Key).SetEquals(Places(pair.Value))).Select(pair => pair.Key));

    [Fact]
    public void Both_languages_can_be_formatted() => Assert.All(danish, pair =>
        Assert.DoesNotContain("{{", string.Format(CultureInfo.InvariantCulture, pair.Value, "a", "b", "c", "d", "e"), StringComparison.Ordinal));

    [Fact]
    public void A_sentence_within_a_sentence_is_said_in_the_same_language()
    {
        var problem = Assert.Single(SampleStudy.Whole.Saying("\"reversed\": 1", "\"reversed\": true").Read().Problems);

        Assert.Equal("This is a number. Write true or false.", problem.Message);
        Assert.Equal("Dette er et tal. Skriv true eller false.", problem.In("da"));
    }

    [Fact]
    public void Values_stay_as_they_are() => Assert.Equal(
        "“Hiring” kan ikke være en undersøgelses adresse. Brug små bogstaver fra a til z, cifre og bindestreger, med et bogstav først, højst 60 tegn.",
        Assert.Single(SampleStudy.Whole.Saying("\"name\": \"Hiring\"", "\"name\": \"sample\"").Read().Problems).In("da"));

    [Fact]
    public void Braces_in_a_value_are_characters() => Assert.StartsWith(
        "Ingen faktor udfylder hullet “{hobby}”.",
        Assert.Single(SampleStudy.Whole.With("vignette.en.md", "Anna is {age}, {job.who} in a {job.place}, {hobby}.").Read().Problems).In("da"),
        StringComparison.Ordinal);

    private static HashSet<string> Places(string format) => [.. Place.Matches(format).Select(place => place.Value)];

    [GeneratedRegex(@"\{[0-9]\}")]
    private static partial Regex Place { get; }
}
