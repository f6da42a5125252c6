namespace VignetteLab.Web.Tests.Commands;

public sealed class ArmCommandTests(Lab lab) : IClassFixture<Lab>
{
    [Fact]
    public async Task A_closed_arm_is_given_to_nobody_until_it_is_opened_again()
    {
        var closed = await lab.RunAsync("arm", Lab.Study, "core_low", "--close", "--reason", "a slip");
        var without = await AllocateAsync(10);
        var again = await lab.RunAsync("arm", Lab.Study, "core_low", "--reopen", "--reason", "put right");
        var with = await AllocateAsync(10);

        Assert.Equal($"The arm core_low of {Lab.Study}, live, is closed from the next allocation on.\n", closed);
        Assert.Equal($"The arm core_low of {Lab.Study}, live, is open again from the next allocation on.\n", again);
        Assert.DoesNotContain(",core_low,", without, StringComparison.Ordinal);
        Assert.DoesNotContain(",0.2,", without, StringComparison.Ordinal);
        Assert.Contains(",0.25,", without, StringComparison.Ordinal);
        Assert.Contains(",0.2,", with, StringComparison.Ordinal);
        await lab.RunAsync("verify");
    }

    [Theory]
    [InlineData("core_low --close", 2, "Option '--reason' is required.")]
    [InlineData("core_low --reason x", 2, "Give either --close or --reopen.")]
    [InlineData("core_low --close --reopen --reason x", 2, "Give either --close or --reopen.")]
    [InlineData("none --close --reason x", 1, "has no arm called “none”")]
    [InlineData("core_high --reopen --reason x", 1, "“core_high” is open already.")]
    public async Task What_cannot_be_done_is_said(string arguments, int expected, string why)
    {
        var (code, output, error) = await LabProcess.RunAsync(lab.Folder, ["arm", Lab.Study, .. arguments.Split(' ')]);

        Assert.Equal((expected, ""), (code, output));
        Assert.Contains(why, error, StringComparison.Ordinal);
    }

    private async Task<string> AllocateAsync(int respondents)
    {
        for (var number = 1; number <= respondents; number++)
        {
            using var walk = lab.Walk();
            await walk.ToAsync("quality", new Random(number));
        }

        return await lab.RunAsync("ledger", Lab.Study);
    }
}
