using VignetteLab.Core.Vignettes.Designs;

namespace VignetteLab.Core.Tests.Vignettes.Designs;

public sealed class GeneratorTests
{
    private static readonly string[] names = ["a", "b", "c", "d"];

    [Theory]
    [InlineData("d=a*b*c", "d = a*b*c")]
    [InlineData(" d = - b*a ", "d = -b*a")]
    [InlineData("d = a*b^2", "d = a*b^2")]
    [InlineData("d = a ^ 1 * c", "d = a*c")]
    public void A_generator_reads_as_it_is_written(string text, string written) =>
        Assert.Equal(written, Generator.Parse(text, names).ToString(names));

    [Theory]
    [InlineData("a*b*c", "“a*b*c” is not a generator")]
    [InlineData("d =", "“d =” is not a generator")]
    [InlineData("d = a = b", "“d = a = b” is not a generator")]
    [InlineData("e = a*b", "There is no factor “e”, which “e = a*b” names; the factors are a, b, c and d.")]
    [InlineData("d = a*x", "There is no factor “x”")]
    [InlineData("d = a*x^2", "There is no factor “x”")]
    [InlineData("d = a*b*a", "“d = a*b*a” has the factor “a” twice on its right; write it once.")]
    [InlineData("d = a*b^3", "“d = a*b^3” has the power 3; only 1 and 2 mean anything.")]
    [InlineData("d = -", "A factor's name is missing in “d = -”")]
    [InlineData(" = a*b", "A factor's name is missing in “ = a*b”")]
    public void What_cannot_be_read_is_explained(string text, string message) => Assert.StartsWith(
        message, Assert.ThrowsAny<FormatException>(() => Generator.Parse(text, names)).Message, StringComparison.Ordinal);
}
