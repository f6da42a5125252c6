using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Core.Tests.Studies.Linting;

public sealed class L01HolesTests
{
    [Fact]
    public void A_hole_that_no_factor_fills_is_an_error() => Linted.Finds(
        "L01", Severity.Error, "texts.vignette.en", Linted.Clean.With("vignette.en.md", "Anna is {age}, {job.who} in a {job.place}, {hobby}."));

    [Fact]
    public void A_factor_that_one_language_never_uses_is_an_error() => Linted.Finds(
        "L01", Severity.Error, "factors[0].name", Linted.Clean.With("vignette.da.md", "Anna er {job.who} på et {job.place}."));

    [Fact]
    public void Braces_that_are_no_hole_are_an_error() => Linted.Finds(
        "L01", Severity.Error, "texts.vignette.en", Linted.Clean.With("vignette.en.md", "Anna is {age}, {job.who} in a {job.place}, {Age}."));

    [Fact]
    public void Holes_that_are_all_filled_pass() => Linted.Passes("L01", Linted.Clean);
}
