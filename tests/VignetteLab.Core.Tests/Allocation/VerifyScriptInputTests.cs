using VignetteLab.Core.Tests.Reference;

namespace VignetteLab.Core.Tests.Allocation;

/// <summary>What the outsider's script says of keys and files that it cannot go by.</summary>
public sealed class VerifyScriptInputTests
{
    private const int respondents = 5;

    [PythonFact]
    public async Task A_study_in_which_nobody_has_been_allocated_yet_has_nothing_wrong()
    {
        var files = new Fieldwork("simple").Run(1);

        var (exit, printed) = await (files with { Lines = [files.Lines[0].ToDictionary(field => field.Key, _ => "")] }).VerifyAsync();

        Assert.Equal("0 places verified: three-decks, live, simple.", printed[0]);
        Assert.Equal(0, exit);
    }

    [PythonFact]
    public async Task A_key_that_is_not_the_one_committed_to_is_refused()
    {
        var (exit, printed) = await new Fieldwork("simple").Run(respondents).VerifyAsync("--key", Walks.Key(8).Hex);

        Assert.Equal(1, exit);
        Assert.StartsWith("The key does not fit the commitment", Assert.Single(printed), StringComparison.Ordinal);
    }

    [PythonFact]
    public async Task While_the_study_is_open_the_key_can_be_given()
    {
        var files = new Fieldwork("simple").Run(respondents);
        files.Declaration.Single(row => row[0] == "key")[2] = "";

        Assert.Equal(0, (await files.VerifyAsync("--key", Fieldwork.Key)).Exit);
        Assert.Equal(2, (await files.VerifyAsync()).Exit);
    }

    [PythonTheory]
    [InlineData("format", "vignettelab allocation 2")]
    [InlineData("procedure", "by_hand")]
    [InlineData("key", "0011")]
    public async Task A_declaration_that_cannot_be_used_is_said_to_be_so(string what, string value)
    {
        var files = new Fieldwork("simple").Run(respondents);
        files.Declaration.Single(row => row[0] == what)[2] = value;

        var (exit, printed) = await files.VerifyAsync();

        Assert.Equal(2, exit);
        Assert.Single(printed);
    }

    [PythonFact]
    public async Task A_file_that_is_no_ledger_is_said_to_be_so()
    {
        var script = Checkout.PathOf("vignettes", "verify-allocation.py");

        Assert.Equal(2, (await PythonFactAttribute.ExitAsync(script)).Exit);
        Assert.Equal(2, (await PythonFactAttribute.ExitAsync(script, "nowhere.xlsx")).Exit);
        Assert.Equal(2, (await PythonFactAttribute.ExitAsync(script, script, script)).Exit);
    }
}
