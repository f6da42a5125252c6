using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Core.Tests.Studies.Linting;

public sealed class FindingTests
{
    private static readonly SampleStudy forced = Linted.Saying("\"required\": true, \"kind\": \"text\"", "\"kind\": \"text\"");

    [Fact]
    public void The_same_finding_has_the_same_key_however_the_rest_changes() =>
        Assert.Equal(
            Found(forced).Key,
            Found(forced.Saying("\"en\": \"Last words\"", "\"en\": \"Last\"")).Key);

    [Fact]
    public void When_what_it_is_about_changes_an_acceptance_no_longer_holds()
    {
        var hard = Hard("Plejehjemsbeboernes");

        Assert.NotEqual(hard.Key, Hard("Plejehjemsbeboerens").Key);

        static Finding Hard(string word) => Linted.Of(Linted.Clean.With("debrief.da.md", string.Join(' ', Enumerable.Repeat(word, 40)) + "."))
            .First(finding => finding is { Rule: "L13", Path: "texts.debrief.da" });
    }

    [Fact]
    public void Warnings_can_be_accepted_and_errors_cannot()
    {
        Assert.True(Found(forced).CanBeAccepted);
        Assert.False(Linted.Of(Linted.Clean.With("information.en.md", "Words."))[0].CanBeAccepted);
    }

    private static Finding Found(SampleStudy study) => Linted.Of(study).First(finding => finding.Rule == "L17");
}
