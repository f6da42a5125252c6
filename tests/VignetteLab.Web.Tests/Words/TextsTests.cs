using System.Text.RegularExpressions;
using System.Xml.Linq;
using VignetteLab.Web.Pages.Authoring;
using VignetteLab.Web.Pages.Take;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Tests.Words;

public sealed partial class TextsTests
{
    private static readonly string web = Path.Combine(Root(), "src", "VignetteLab.Web");

    private static readonly XElement[] danish =
    [
        .. Directory.EnumerateFiles(Path.Combine(web, "Words"), "*.da.resx").Order(StringComparer.Ordinal)
            .SelectMany(file => XDocument.Load(file).Descendants("data")),
    ];

    private static string[] Keys => [.. danish.Select(entry => entry.Attribute("name")?.Value ?? "")];

    private static string[] Used =>
    [
        .. Directory.EnumerateFiles(web, "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal) || file.EndsWith(".cshtml", StringComparison.Ordinal))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .SelectMany(file => File.ReadAllText(file) is var text ? Uses.Matches(text).Concat(StepTitles.Matches(text)) : [])
            .SelectMany(use => use.Groups["key"].Captures.Select(key => key.Value))
            .Concat(Refused())
            .Concat(Message.All.SelectMany(message => new[] { message.Title, message.Text }))
            .Concat(Steps.All.Select(step => step.Title))
            .Distinct(),
    ];

    [Fact]
    public void What_the_pages_say_is_found_in_their_source() =>
        Assert.InRange(Used.Length, 60, 2000);

    [Fact]
    public void Everything_that_is_said_has_Danish_words() =>
        Assert.Empty(Used.Except(Keys));

    [Fact]
    public void No_Danish_words_are_left_over() =>
        Assert.Empty(Keys.Except(Used));

    [Fact]
    public void Nothing_is_translated_twice()
    {
        Assert.Equal(Keys.Distinct(), Keys);
    }

    [Fact]
    public void What_is_filled_in_is_filled_in_in_Danish_too() => Assert.All(danish, entry => Assert.Equal(
        Places(entry.Attribute("name")?.Value), Places(entry.Element("value")?.Value)));

    [Fact]
    public void No_Danish_words_are_blank() =>
        Assert.All(danish, entry => Assert.False(string.IsNullOrWhiteSpace(entry.Element("value")?.Value)));

    [Fact]
    public void Danish_is_spoken_whatever_the_threads_language_is() =>
        Assert.Equal("Fortsæt", Texts.In("da")["Continue"]);

    [Fact]
    public void Every_Danish_word_is_found_by_the_program() => Assert.All(danish, entry =>
        Assert.Equal(entry.Element("value")?.Value, Texts.In("da")[entry.Attribute("name")?.Value ?? ""]));

    [Fact]
    public void A_language_that_is_not_spoken_is_answered_in_English() =>
        Assert.Equal("Continue", Texts.In("fo")["Continue"]);

    [Fact]
    public void Numbers_are_filled_in() =>
        Assert.Equal("Side 2 af 7", Texts.In("da")["Page {0} of {1}", 2, 7]);

    private static string[] Places(string? words) =>
        [.. Place.Matches(words ?? "").Select(place => place.Value).Distinct().Order(StringComparer.Ordinal)];

    // What acts refuse is said by them, and shown in the language of who asked.
    private static IEnumerable<string> Refused() =>
        from file in Directory.EnumerateFiles(Path.Combine(Root(), "src", "VignetteLab.Storage"), "*.cs")
        from refusal in Refusals.Matches(File.ReadAllText(file))
        select refusal.Groups["interpolated"].Length == 0 ? refusal.Groups["key"].Value : Format(refusal.Groups["key"].Value);

    private static string Format(string interpolated)
    {
        var place = 0;
        return Interpolations.Replace(interpolated, _ => $"{{{place++}}}");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "VignetteLab.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("There is no VignetteLab.sln above the tests.");
        return folder.FullName;
    }

    // Texts["…"], texts["…", 1], T["…"], Texts.In(language)["…"], texts[one ? "…" : "…"].
    [GeneratedRegex("""([Tt]exts(\.In\([^()]*\))?|\bT)\[([^"\]]*\? )?"(?<key>[^"]*)"( : "(?<key>[^"]*)")?""")]
    private static partial Regex Uses { get; }

    [GeneratedRegex("""Step Step \{ get; \} = new\("[a-z]+", "(?<key>[^"]*)"\)""")]
    private static partial Regex StepTitles { get; }

    [GeneratedRegex("""RefusedException\((?<interpolated>\$?)"(?<key>(\{[^{}]*\}|[^"{}])*)"\)""")]
    private static partial Regex Refusals { get; }

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Interpolations { get; }

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Place { get; }
}
