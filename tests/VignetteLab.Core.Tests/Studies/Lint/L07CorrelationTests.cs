using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Core.Tests.Studies.Linting;

public sealed class L07CorrelationTests
{
    [Fact]
    public void Factors_that_vary_together_are_a_warning() => Linted.Finds(
        "L07", Severity.Warning, "factors[0]", Linted.Saying("""
            "languages": ["en", "da"],
            "exclusions": [{ "not": { "age": "young", "job": "cook" }, "reason": { "en": "No", "da": "Nej" } }],
            """, "\"languages\": [\"en\", \"da\"],"));

    [Fact]
    public void A_full_factorial_passes() => Linted.Passes("L07", Linted.Clean);
}
