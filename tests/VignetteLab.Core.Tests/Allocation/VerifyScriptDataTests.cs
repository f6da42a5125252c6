using VignetteLab.Core.Tests.Reference;

namespace VignetteLab.Core.Tests.Allocation;

/// <summary>What the outsider's script says of strata, of respondents, and of a ledger that the data do not fit.</summary>
public sealed class VerifyScriptDataTests
{
    private const int respondents = 40;

    public static TheoryData<string> Procedures => Fieldwork.Procedures;

    [PythonTheory]
    [MemberData(nameof(Procedures))]
    public async Task A_workbook_whose_data_fit_its_ledger_is_accepted(string procedure)
    {
        var (exit, printed) = await With(new Fieldwork(procedure).Run(respondents)).VerifyWorkbookAsync();

        Assert.True(exit == 0, string.Join('\n', printed));
        Assert.Contains(printed, words => words.EndsWith("all of it against the sheet wide.", StringComparison.Ordinal));
    }

    [PythonTheory]
    [InlineData("stratum", "leader")]
    [InlineData("deck", "7")]
    [InlineData("arm_name", "deck_9")]
    [InlineData("v01_vignette", "z_z")]
    public async Task What_the_data_say_otherwise_is_named(string column, string value)
    {
        var files = With(new Fieldwork("permuted_blocks").Run(respondents));
        files.Wide[7][column] = value;

        var (exit, printed) = await files.VerifyWorkbookAsync();

        Assert.Equal(1, exit);
        Assert.Contains(" (line 10), column ", printed[0], StringComparison.Ordinal);
        Assert.EndsWith(" by the sheet wide”", printed[0], StringComparison.Ordinal);
    }

    [PythonFact]
    public async Task Respondents_of_the_data_alone_or_of_the_ledger_alone_are_named()
    {
        var files = With(new Fieldwork("simple").Run(respondents));
        files.Wide[3]["respondent"] = "somebody";

        var (exit, printed) = await files.VerifyWorkbookAsync();

        Assert.Equal(1, exit);
        Assert.Contains("column respondent: “r3” should be “a respondent of the sheet wide”", printed[0], StringComparison.Ordinal);
        Assert.StartsWith("sheet wide, line 5: somebody has the arm ", printed[1], StringComparison.Ordinal);
    }

    [PythonTheory]
    [MemberData(nameof(Procedures))]
    public async Task A_respondent_with_two_places_is_named(string procedure)
    {
        var files = new Fieldwork(procedure).Run(respondents);
        files.Lines[20]["respondent"] = "r4";

        var (exit, printed) = await files.VerifyAsync();

        Assert.Equal(1, exit);
        Assert.Contains("(line 22), column respondent: “r4” should be “a respondent who has no place yet”", printed[0], StringComparison.Ordinal);
    }

    [PythonTheory]
    [MemberData(nameof(Procedures))]
    public async Task A_stratum_that_is_not_declared_is_named(string procedure)
    {
        var files = new Fieldwork(procedure).Run(respondents);
        files.Declaration.RemoveAll(row => row[0] is "stratum" or "levels");
        files.Declaration.AddRange([["stratum", "nobody", ""], ["levels", "role", "nobody"], ["levels", "shift", "day"]]);

        var (exit, printed) = await files.VerifyAsync();

        Assert.Equal(1, exit);
        Assert.Contains("column stratum: ", printed[0], StringComparison.Ordinal);
        Assert.StartsWith("place 1 of ", printed[0], StringComparison.Ordinal);
    }

    [PythonFact]
    public async Task A_number_that_is_not_whole_is_said_to_be_so()
    {
        var files = new Fieldwork("simple").Run(respondents);
        files.Lines[2]["number"] = "2.5";

        var (exit, printed) = await files.VerifyAsync();

        Assert.Equal(2, exit);
        Assert.Contains("line 4, number, state or allocated_utc: 2.5 is not a whole number", Assert.Single(printed), StringComparison.Ordinal);
    }

    [PythonFact]
    public async Task Only_counts_that_differ_are_named()
    {
        var files = new Fieldwork("minimisation").Run(respondents);
        files.Lines[0]["state"] = files.Lines[0]["state"].Replace("\"deck_2\":0", "\"deck_2\":4", StringComparison.Ordinal);

        var (_, printed) = await files.VerifyAsync();

        Assert.EndsWith("column state: “role: deck_2 4; shift: deck_2 4” should be “role: deck_2 0; shift: deck_2 0”", printed[0], StringComparison.Ordinal);
    }

    [PythonFact]
    public async Task One_place_is_one_place() =>
        Assert.Equal("1 place verified: three-decks, live, simple.", (await new Fieldwork("simple").Run(1).VerifyAsync()).Printed[0]);

    [PythonFact]
    public async Task Who_finished_when_is_counted_again_where_the_workbook_tells()
    {
        var files = With(new Fieldwork("least_filled").Run(respondents));
        foreach (var row in files.Wide.Take(20))
            row["finished_utc"] = "2031-03-01T23:00:00.000Z";

        var (exit, printed) = await files.VerifyWorkbookAsync();

        Assert.Equal(1, exit);
        Assert.Contains(printed, words => words.Contains("column state: “finished deck_", StringComparison.Ordinal));
    }

    [PythonFact]
    public async Task Without_the_workbook_it_is_said_that_who_finished_was_not_looked_at()
    {
        var (_, printed) = await new Fieldwork("least_filled").Run(respondents).VerifyAsync();

        Assert.Contains(printed, words => words.StartsWith("Not checked: who had finished", StringComparison.Ordinal));
    }

    // Everybody finishes at once, which is what the fieldwork's states say.
    private static LedgerFiles With(LedgerFiles files) => files with
    {
        Wide =
        [
            .. files.Lines.Select(line => new Dictionary<string, string>
            {
                ["respondent"] = line["respondent"],
                ["stratum"] = line["stratum"],
                ["arm_name"] = line["arm"],
                ["deck"] = line["deck"],
                ["v01_vignette"] = line["vignettes"].Split(' ')[0],
                ["v02_vignette"] = line["vignettes"].Split(' ')[1],
                ["v03_vignette"] = line["vignettes"].Split(' ').ElementAtOrDefault(2) ?? "",
                ["v04_vignette"] = line["vignettes"].Split(' ').ElementAtOrDefault(3) ?? "",
                ["v05_vignette"] = line["vignettes"].Split(' ').ElementAtOrDefault(4) ?? "",
                ["finished_utc"] = line["allocated_utc"],
            }),
        ],
    };
}
