namespace VignetteLab.Storage.Tests;

public sealed class SecretsTests
{
    [Theory, Databases]
    public async Task A_secret_is_32_bytes_and_stays(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);

        var first = await lab.Secrets.GetAsync("handles");
        var second = await lab.Secrets.GetAsync("handles");

        Assert.Equal(32, first.Length);
        Assert.Equal(first, second);
    }

    [Theory, Databases]
    public async Task Processes_that_draw_a_secret_at_once_get_the_same(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        var processes = Enumerable.Range(0, 8).Select(_ => lab.Again().Secrets).ToList();

        var secrets = await Task.WhenAll(processes.Select(process => Task.Run(() =>
            process.GetAsync("handles").AsTask())));

        Assert.All(secrets, secret => Assert.Equal(secrets[0], secret));
        Assert.Equal(1, await lab.CountAsync("Secrets"));
    }

    [Theory, Databases]
    public async Task Two_names_are_two_secrets(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);

        var one = await lab.Secrets.GetAsync("handles");
        var other = await lab.Secrets.GetAsync("withdrawal");

        Assert.NotEqual(one, other);
    }

    [Fact]
    public void A_token_is_128_bits_in_hexadecimal()
    {
        var tokens = Enumerable.Range(0, 1000).Select(_ => Secrets.Token()).ToList();

        Assert.Equal(1000, tokens.Distinct().Count());
        Assert.All(tokens, token => Assert.Matches("^[0-9a-f]{32}$", token));
    }

    [Fact]
    public void A_withdrawal_code_follows_from_the_secret_and_the_respondent()
    {
        var code = WithdrawalCode.Of(new byte[32], "00112233445566778899aabbccddeeff");

        Assert.Equal(code, WithdrawalCode.Of(new byte[32], "00112233445566778899aabbccddeeff"));
        Assert.NotEqual(code, WithdrawalCode.Of(new byte[32], "00112233445566778899aabbccddeefe"));
        Assert.NotEqual(code, WithdrawalCode.Of([1, .. new byte[31]], "00112233445566778899aabbccddeeff"));
    }

    [Fact]
    public void A_withdrawal_code_has_no_letter_that_reads_as_a_digit()
    {
        var codes = Enumerable.Range(0, 1000).Select(number => WithdrawalCode.Of(new byte[32], $"{number}"));

        Assert.All(codes, code => Assert.Matches("^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$", code));
    }
}
