using System.Text.RegularExpressions;
using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Core.Tests.Studies.Linting;

public sealed partial class LintTests
{
    public static TheoryData<string> Library => [.. Directory.GetDirectories(Checkout.PathOf("vignettes")).Select(path => Path.GetFileName(path)!)];

    [Theory]
    [MemberData(nameof(Library))]
    public void The_studies_of_the_library_have_no_error(string name)
    {
        var found = Linted.Of(Linted.Library(name));

        Assert.Empty(found.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Message.In("en")));
    }

    [Fact]
    public void The_clean_sample_has_no_finding() =>
        Assert.Empty(Linted.Of(Linted.Clean).Select(finding => $"{finding.Rule} {finding.Path}: {finding.Message.In("en")}"));

    [Fact]
    public void The_catalogue_is_L01_to_L36_without_power_and_the_two_numbers_that_were_never_given_out() =>
        Assert.Equal(
            Enumerable.Range(1, 36).Except([9, 28, 29]).Select(number => $"L{number:00}"), Lint.Rules);

    [Fact]
    public void Every_rule_has_a_file_and_its_tests()
    {
        var rules = Directory.GetFiles(Checkout.PathOf("src", "VignetteLab.Core", "Studies", "Lint"), "L??*.cs").Select(Path.GetFileNameWithoutExtension).ToArray();

        Assert.Equal(Lint.Rules, rules.Where(rule => Numbered.IsMatch(rule!)).Select(rule => rule![..3]).Order(StringComparer.Ordinal));
        Assert.All(rules.Where(rule => Numbered.IsMatch(rule!)), rule =>
            Assert.True(File.Exists(Checkout.PathOf("tests", "VignetteLab.Core.Tests", "Studies", "Lint", $"{rule}Tests.cs")), rule));
    }

    [Fact]
    public void What_reading_found_is_said_once()
    {
        var found = Linted.Of(Linted.Saying("\"reversed\": 1", "\"reversed\": true"));

        var only = Assert.Single(found);
        Assert.Equal((Finding.Format, Severity.Error, "pages[1].items[2].reversed"), (only.Rule, only.Severity, only.Path));
    }

    [Fact]
    public void Errors_come_first() =>
        Assert.Equal(
            [Severity.Error, Severity.Warning],
            Linted.Of(Linted.Clean.With("information.en.md", "Too short.").Saying("\"required\": true, \"min\": 0", "\"min\": 0").Saying("", ", \"decline\": [\"refused\"]"))
                .Select(finding => finding.Severity).Distinct());

    [GeneratedRegex("^L[0-9]{2}[A-Z]")]
    private static partial Regex Numbered { get; }
}
