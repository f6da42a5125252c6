using System.Text;
using VignetteLab.Web.Pages.Account;

namespace VignetteLab.Web.Tests.Pages.Account;

public sealed class TotpTests
{
    private static readonly byte[] key = Encoding.ASCII.GetBytes("12345678901234567890");

    // RFC 6238, appendix B, less the first two of its eight digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, Totp.Code(key, Totp.Step(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_clock_may_be_off_by_one_period(int periods, bool isRight)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1234567890);
        var step = Totp.Step(now) + periods;

        Assert.Equal(isRight ? step : null, Totp.Find(key, Totp.Code(key, step), now));
    }

    [Theory]
    [InlineData("")]
    [InlineData("00592")]
    [InlineData("0059244")]
    [InlineData("005925")]
    public void What_is_no_code_is_none(string typed) =>
        Assert.Null(Totp.Find(key, typed, DateTimeOffset.FromUnixTimeSeconds(1234567890)));

    [Fact]
    public void A_code_may_be_typed_with_a_gap() =>
        Assert.NotNull(Totp.Find(key, "005 924", DateTimeOffset.FromUnixTimeSeconds(1234567890)));

    [Fact]
    public void An_app_is_told_the_key_the_account_and_where_it_is()
    {
        Assert.Equal("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ", Totp.Typed(key));
        Assert.Equal(
            "otpauth://totp/VignetteLab:anna%2Bx%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=VignetteLab&digits=6&period=30",
            Totp.Address(key, "anna+x@example.org"));
    }
}
