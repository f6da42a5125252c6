using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Core.Tests.Studies.Linting;

public sealed class L16PagesTests
{
    [Fact]
    public void More_than_eight_items_on_a_page_are_a_warning() =>
        Linted.Finds("L16", Severity.Warning, "pages[2]", Asking(6));

    [Fact]
    public void Eight_items_pass() => Linted.Passes("L16", Asking(5));

    [Fact]
    public void Items_of_a_scale_that_are_asked_without_the_vignette_are_a_warning() => Linted.Finds(
        "L16", Severity.Warning, "pages[2]", Linted.Saying("""
            ] }, { "name": "later", "title": { "en": "Later", "da": "Senere" }, "items": [ { "kind": "rating", "name": "trust_3"
            """, "{ \"kind\": \"rating\", \"name\": \"trust_3\""));

    private static SampleStudy Asking(int more) => Linted.Saying(
        string.Concat(Enumerable.Range(0, more).Select(number => $$"""
            { "kind": "number", "name": "n{{number}}", "min": 0, "max": 9, "prompt": { "en": "Number {{number}} of pets?", "da": "Antal {{number}} kæledyr?" }, "unit": { "en": "pets", "da": "dyr" } },
            """)) + "{ \"kind\": \"text\"", "{ \"kind\": \"text\"");
}
