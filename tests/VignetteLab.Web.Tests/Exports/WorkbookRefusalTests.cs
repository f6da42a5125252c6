using System.Runtime.CompilerServices;
using System.Text;
using VignetteLab.Web.Exports;
using static VignetteLab.Web.Tests.Exports.WorkbookSample;

namespace VignetteLab.Web.Tests.Exports;

public sealed class WorkbookRefusalTests
{
    [Fact]
    public async Task A_row_of_the_wrong_length_is_refused()
    {
        var sheet = new Sheet("long", [Number("a"), Number("b")], [[1, 2], [3]]);

        Assert.Equal("Sheet long, row 3 has 1 cells for 2 columns.", await RefusalAsync(sheet));
    }

    [Fact]
    public async Task A_cell_of_the_wrong_type_is_refused() =>
        Assert.Equal("Sheet long, row 2, column value, is a Text where the column has the type Number.",
            await RefusalAsync(new Sheet("long", [Number("value")], [["secret"]])));

    [Fact]
    public async Task A_text_too_long_for_a_cell_is_refused() =>
        Assert.Equal("Sheet long, row 2, column answer, has 32768 characters of at most 32767.",
            await RefusalAsync(Texts(new string('a', 32_768))));

    [Fact]
    public async Task The_longest_text_is_kept_whole()
    {
        using var book = await Of(Texts(new string('&', 32_767))).ReadAsync();

        Assert.Equal(new string('&', 32_767), book.Worksheet("long").Cell("A2").GetString());
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public async Task What_is_no_number_is_refused(double number) =>
        Assert.Equal("Sheet long, row 2, column value, is no finite number.", await RefusalAsync(Numbers(number)));

    [Fact]
    public async Task A_time_that_may_not_be_UTC_is_refused()
    {
        var sheet = new Sheet("long", [Time("at_utc")], [[new DateTime(2026, 11, 21)]]);

        Assert.Equal(
            "Sheet long, row 2, column at_utc, is no time in UTC since 1900-03-01.", await RefusalAsync(sheet));
    }

    [Fact]
    public void A_whole_number_that_would_be_rounded_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => (Cell)9_007_199_254_740_993);

    [Theory]
    [InlineData("")]
    [InlineData("Long")]
    [InlineData("long_2")]
    [InlineData("a/b")]
    [InlineData("a_name_that_is_far_too_long_for_it")]
    public void A_name_that_cannot_name_a_sheet_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => Of(new Sheet(name, [Text("a")], [])));

    [Fact]
    public void Two_columns_of_one_name_are_refused() =>
        Assert.Throws<ArgumentException>(() =>
            Of(new Sheet("long", [Text("age"), Text("Age")], [])));

    [Fact]
    public void Two_sheets_of_one_name_are_refused() =>
        Assert.Throws<ArgumentException>(() => Of(Texts(), Texts()));

    [Fact]
    public async Task A_cancelled_workbook_stops_and_is_none()
    {
        using var cancellation = new CancellationTokenSource();
        using var bytes = new MemoryStream();
        var workbook = Of(new Sheet("long", [Number("value")], EndlessAsync(cancellation)));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => workbook.WriteAsync(bytes, cancellation.Token));

        var written = Encoding.Latin1.GetString(bytes.ToArray());
        Assert.DoesNotContain("[Content_Types].xml", written, StringComparison.Ordinal);
    }

    private static async Task<string> RefusalAsync(Sheet sheet) =>
        (await Assert.ThrowsAsync<InvalidDataException>(() => Of(sheet).BytesAsync())).Message;

    private static async IAsyncEnumerable<Cell[]> EndlessAsync(
        CancellationTokenSource cancellation, [EnumeratorCancellation] CancellationToken stop = default)
    {
        for (var row = 0; ; row++)
        {
            if (row == 100)
                await cancellation.CancelAsync();
            yield return [row];
        }
    }
}
