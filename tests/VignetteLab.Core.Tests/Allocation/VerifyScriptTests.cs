using VignetteLab.Core.Allocation;
using VignetteLab.Core.Tests.Reference;

namespace VignetteLab.Core.Tests.Allocation;

/// <summary>The outsider's script accepts what Core drew, and nothing else.</summary>
public sealed class VerifyScriptTests
{
    private const int respondents = 70;

    public static TheoryData<string> Procedures => Fieldwork.Procedures;

    [PythonTheory]
    [MemberData(nameof(Procedures))]
    public async Task A_ledger_is_accepted(string procedure)
    {
        var (exit, printed) = await new Fieldwork(procedure).Run(respondents).VerifyAsync();

        Assert.Equal($"70 places verified: three-decks, live, {procedure}.", printed[0]);
        Assert.Equal(0, exit);
    }

    [PythonTheory]
    [MemberData(nameof(Procedures))]
    public async Task A_ledger_in_a_workbook_is_accepted(string procedure)
    {
        var files = new Fieldwork(procedure).Run(respondents);
        foreach (var line in files.Lines)
            (line["arm_name"], line["arm"]) = (line["arm"], "3");

        var (exit, printed) = await files.VerifyWorkbookAsync();

        Assert.Equal($"70 places verified: three-decks, live, {procedure}.", printed[0]);
        Assert.Equal(0, exit);
    }

    [PythonTheory]
    [MemberData(nameof(Procedures))]
    public async Task The_order_of_the_lines_does_not_matter(string procedure)
    {
        var files = new Fieldwork(procedure).Run(respondents);
        files.Lines.Reverse();

        var (exit, _) = await files.VerifyAsync();

        Assert.Equal(0, exit);
    }

    [PythonTheory]
    [MemberData(nameof(Procedures))]
    public async Task A_changed_field_is_named(string procedure)
    {
        foreach (var (column, changed) in Changes(procedure))
        {
            var files = new Fieldwork(procedure).Run(respondents);
            var line = files.Lines.FindLastIndex(line => line[column] != changed && (column != "candidates" || line[column] != ""));
            files.Lines[line][column] = changed;

            var (exit, printed) = await files.VerifyAsync();

            Assert.True(exit == 1, $"{procedure}, {column}: {string.Join('\n', printed)}");
            Assert.Contains(printed, words => words.Contains($" (line {line + 2}), column {column}: “{changed}” should be", StringComparison.Ordinal));
        }
    }

    [PythonTheory]
    [MemberData(nameof(Procedures))]
    public async Task A_missing_place_is_seen(string procedure)
    {
        var files = new Fieldwork(procedure).Run(respondents);
        files.Lines.RemoveAt(10);

        var (exit, printed) = await files.VerifyAsync();

        Assert.Equal(1, exit);
        Assert.Contains(printed, words => words.Contains("column number:", StringComparison.Ordinal) || words.Contains("column seat:", StringComparison.Ordinal));
    }

    [PythonTheory]
    [MemberData(nameof(Procedures))]
    public async Task An_arm_given_to_another_is_seen_even_where_the_rest_of_the_line_fits_it(string procedure)
    {
        var files = new Fieldwork(procedure).Run(respondents);
        var (one, other) = (files.Lines[4], files.Lines.Last(line => line["arm"] != files.Lines[4]["arm"]));
        foreach (var column in (string[])["arm", "deck", "probability", "vignettes"])
            (one[column], other[column]) = (other[column], one[column]);

        var (exit, _) = await files.VerifyAsync();

        Assert.Equal(1, exit);
    }

    [PythonTheory]
    [InlineData(ImbalanceMeasure.Range)]
    [InlineData(ImbalanceMeasure.Variance)]
    public async Task Every_measure_of_minimisation_is_known(ImbalanceMeasure measure)
    {
        var (exit, printed) = await new Fieldwork("minimisation", measure).Run(300).VerifyAsync();

        Assert.Equal("300 places verified: three-decks, live, minimisation.", printed[0]);
        Assert.Equal(0, exit);
    }

    [PythonFact]
    public async Task A_study_of_one_vignette_each_in_fixed_order_is_accepted()
    {
        var files = new Fieldwork("permuted_blocks").Run(respondents);
        files.Declaration.RemoveAll(row => row[0] is "vignettes" or "order" or "items" or "direction");
        foreach (var line in files.Lines)
        {
            foreach (var column in (string[])["deck", "vignettes", "item_order", "direction"])
                line[column] = "";
        }

        var (exit, printed) = await files.VerifyAsync();

        Assert.Equal("70 places verified: three-decks, live, permuted_blocks.", printed[0]);
        Assert.Equal(0, exit);
    }

    [PythonFact]
    public async Task More_places_than_the_list_has_are_seen()
    {
        var files = new Fieldwork("complete").Run(respondents);
        files.Declaration.Single(row => row[0] == "places")[2] = "69";

        var (exit, printed) = await files.VerifyAsync();

        Assert.Equal(1, exit);
        Assert.Contains(printed, words => words.Contains("column number: “70” should be “at most 69”", StringComparison.Ordinal));
    }

    [PythonFact]
    public async Task Counts_in_the_state_are_counted_again()
    {
        var files = new Fieldwork("minimisation").Run(respondents);
        files.Lines[30]["state"] = files.Lines[29]["state"].Replace("\"deck_1\":", "\"deck_1\":9", StringComparison.Ordinal);

        var (exit, printed) = await files.VerifyAsync();

        Assert.Equal(1, exit);
        Assert.Contains(printed, words => words.Contains(" (line 32), column state:", StringComparison.Ordinal));
    }

    [PythonFact]
    public async Task No_arm_is_filled_by_more_than_were_given_it()
    {
        var files = new Fieldwork("least_filled").Run(respondents);
        files.Lines[0]["state"] = """{"finished":{"deck_1":6,"deck_2":3,"deck_3":3},"under_way":{}}""";

        var (exit, printed) = await files.VerifyAsync();

        Assert.Equal(1, exit);
        Assert.Contains(printed, words => words.Contains(" (line 2), column state:", StringComparison.Ordinal));
    }

    [PythonFact]
    public async Task Two_clusters_cannot_share_a_place()
    {
        var files = new Fieldwork("cluster").Run(respondents);
        var line = files.Lines.FindLastIndex(line => line["seat"] == "2");
        files.Lines[line]["cluster"] = "another";

        var (exit, printed) = await files.VerifyAsync();

        Assert.Equal(1, exit);
        Assert.Contains(printed, words => words.Contains($" (line {line + 2}), column cluster:", StringComparison.Ordinal));
    }

    [PythonTheory]
    [MemberData(nameof(Procedures))]
    public async Task Arms_that_were_closed_are_told_of(string procedure)
    {
        var (_, printed) = await new Fieldwork(procedure).Run(respondents).VerifyAsync();

        Assert.Matches("^[1-9][0-9]* of them were drawn among fewer arms than the study has, as declared:$", printed[1]);
        Assert.Equal("  deck_2 closed 2031-03-01T12:15:59.500Z Enough, for now", printed[2]);
    }

    // Whoever has the key could say of any line that only the wished-for arm was open, and draw the line again so that it fits.
    [PythonTheory]
    [MemberData(nameof(Procedures))]
    public async Task A_ledger_that_was_drawn_consistently_among_arms_that_were_not_the_open_ones_is_refused(string procedure)
    {
        var files = new Fieldwork(procedure).Run(respondents);
        files.Declaration.RemoveAll(row => row[0] is "closed" or "opened");

        var (exit, printed) = await files.VerifyAsync();

        Assert.Equal(1, exit);
        Assert.Contains(printed, words => words.EndsWith("“deck_1 deck_3” should be “the arms open at that time: deck_1 deck_2 deck_3”", StringComparison.Ordinal));
    }

    [PythonFact]
    public async Task A_single_line_that_was_drawn_consistently_among_one_arm_is_refused()
    {
        var files = new Fieldwork("simple").Run(10);
        var line = files.Lines[5];
        line["candidates"] = line["arm"];
        line["probability"] = "1";

        var (exit, printed) = await files.VerifyAsync();

        Assert.Equal(1, exit);
        Assert.Contains(printed, words => words.Contains($" (line 7), column candidates: “{line["arm"]}”", StringComparison.Ordinal));
    }

    private static IEnumerable<(string Column, string Changed)> Changes(string procedure) =>
    [
        ("mode", "pilot"),
        ("block", "99"),
        ("first", "98"),
        ("arm", "deck_3"),
        ("probability", "0.123"),
        ("candidates", "deck_2 deck_1"),
        ("vignettes", "a_x a_y"),
        ("item_order", "attitude: a1, a2, a3"),
        ("direction", ""),
        ("deck", "9"),
        .. procedure == "cluster" ? [("seat", "9")] : Array.Empty<(string, string)>(),
        .. procedure == "minimisation" ? [("stratum", "nurse")] : Array.Empty<(string, string)>(),
    ];
}
