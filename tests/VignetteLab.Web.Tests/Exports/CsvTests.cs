using VignetteLab.Web.Exports;

namespace VignetteLab.Web.Tests.Exports;

public sealed class CsvTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData(null, "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"no\"", "\"say \"\"no\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("two\rlines", "\"two\rlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+45 12", "'+45 12")]
    [InlineData("@sum", "'@sum")]
    [InlineData("-cmd", "'-cmd")]
    [InlineData("-0.5", "-0.5")]
    public void Text_stays_text_and_numbers_stay_numbers(string? field, string written) =>
        Assert.Equal($"{written},end", Csv.Line([field, "end"]));
}
