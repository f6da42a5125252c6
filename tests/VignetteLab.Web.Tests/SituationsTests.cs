using System.Globalization;
using System.Text.Json;
using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;
using VignetteLab.Web.Tests.Exports;

namespace VignetteLab.Web.Tests;

/// <summary>From six situations on the screen to the analyst's sheets: nothing is lost, changed or mixed up on the way.</summary>
public sealed class SituationsTests(SituationFieldwork lab) : IClassFixture<SituationFieldwork>
{
    private static readonly Study study = Lab.FromLibrary(SituationFieldwork.Situations);

    [Fact]
    public void Each_respondent_reads_six_different_situations_under_titles_of_their_own() => Assert.All(lab.Walks, seen =>
    {
        Assert.Equal(6, seen.Vignettes.Distinct().Count());
        Assert.Equal(seen.Titles.Distinct(), seen.Titles);
        Assert.Contains(seen.Titles, title => title.Contains(
            seen.Language == "da" ? "Situation 3 af 6" : "Situation 3 of 6", StringComparison.Ordinal));
    });

    [Fact]
    public void The_vignette_at_each_place_in_wide_is_the_one_that_was_read_there()
    {
        var words = Words();

        Assert.All(Wide(), one => Assert.Equal(
            one.Seen.Vignettes,
            Enumerable.Range(1, 6).Select(position => words[(one.Row[$"v{position:00}_vignette"], one.Seen.Language)])));
    }

    [Fact]
    public void Every_answer_stands_in_wide_under_its_name_on_the_page() => Assert.All(Wide(), one =>
    {
        Assert.Equal(1 + 2 + 4 + 6 * 6 + 3 + 4, one.Seen.Answers.Count);
        Assert.All(one.Seen.Answers.Where(answer => answer.Key != "consent"), answer =>
            Assert.Equal((answer.Key, Expected(answer.Value)), (answer.Key, one.Row.GetValueOrDefault(answer.Key))));
    });

    [Fact]
    public void Every_row_of_long_holds_the_answer_and_the_vignette_that_it_was_given_to()
    {
        var (words, rows) = (Words(), lab.Read("long"));

        Assert.Equal(12 * (2 + 4 + 6 * 6 + 3 + 4), rows.Count);
        Assert.All(rows, row =>
        {
            var seen = lab.Walks.Single(seen => seen.Respondent == row["respondent"]);
            var position = row.TryGetValue("position", out var at) ? int.Parse(at, CultureInfo.InvariantCulture) : 0;
            var name = position == 0 ? row["item"] : $"v{position:00}_{row["item"]}";
            Assert.Equal(Expected(seen.Answers[name]), row.GetValueOrDefault("value") ?? row.GetValueOrDefault("value_text"));
            Assert.Equal(position > 0, row.ContainsKey("vignette"));
            if (position > 0)
                Assert.Equal(seen.Vignettes[position - 1], words[(row["vignette"], seen.Language)]);
        });
    }

    [Fact]
    public void The_levels_in_wide_and_long_are_those_of_the_vignette()
    {
        var levels = lab.Read("vignettes").DistinctBy(row => row["vignette"])
            .ToDictionary(row => row["vignette"], row => study.Factors.Select(factor => row[factor.Name]));

        Assert.All(lab.Read("long").Where(row => row.ContainsKey("vignette")), row =>
            Assert.Equal(levels[row["vignette"]], study.Factors.Select(factor => row[factor.Name])));
        Assert.All(Wide(), one => Assert.All(Enumerable.Range(1, 6), position => Assert.Equal(
            levels[one.Row[$"v{position:00}_vignette"]],
            study.Factors.Select(factor => one.Row[$"v{position:00}_{factor.Name}"]))));
    }

    [Fact]
    public void Points_stand_one_way_for_a_respondent_from_the_first_situation_on_and_the_codes_stay_with_the_words()
    {
        Assert.Equal(["0", "1"], Wide().Select(one => one.Row["scale_reversed"]).Distinct().Order());
        Assert.All(Wide(), one => Assert.All(study.Pages, page => Assert.All(page.Items.OfType<RatingItem>(), item =>
        {
            var points = item.Labels.Select((label, index) => ($"{item.First + index}", label.In(one.Seen.Language)));
            var rows = page.Vignette
                ? Enumerable.Range(1, 6).Select(position => one.Seen.Rows[$"v{position:00}_{item.Name}"])
                : [one.Seen.Rows[item.Name]];
            var turned = one.Row["scale_reversed"] == "1" && page.Name != "where_you_live";
            Assert.All(rows, rows => Assert.Equal(turned ? points.Reverse() : points, rows));
        })));
    }

    [Fact]
    public void Long_says_which_way_the_points_stood_on_the_page() => Assert.All(lab.Read("long"), row =>
    {
        var seen = lab.Walks.Single(seen => seen.Respondent == row["respondent"]);
        var name = row.TryGetValue("position", out var at) ? $"v0{at}_{row["item"]}" : row["item"];
        if (study.Items.Single(item => item.Name == row["item"]) is RatingItem rating)
            Assert.Equal(seen.Rows[name][0].Code == $"{rating.First}" ? "0" : "1", row["scale_reversed"]);
    });

    [Fact]
    public void The_sheet_decks_says_which_vignettes_make_the_deck_that_a_respondent_saw()
    {
        var decks = lab.Read("decks");

        Assert.Equal(18, decks.Select(row => row["vignette"]).Distinct().Count());
        Assert.All(decks, row => Assert.Equal("williams", row["order"]));
        Assert.All(Wide(), one => Assert.Equal(
            decks.Where(row => row["arm_name"] == one.Row["arm_name"] && row["deck"] == one.Row["deck"]).Select(row => row["vignette"]).Order(),
            Enumerable.Range(1, 6).Select(position => one.Row[$"v{position:00}_vignette"]).Order()));
    }

    [Fact]
    public void The_ledger_has_the_order_and_the_direction_of_each_respondent()
    {
        var ledger = lab.Read("allocation").ToDictionary(line => line["respondent"]);

        Assert.All(Wide(), one =>
        {
            var line = ledger[one.Seen.Respondent];
            Assert.Equal(
                string.Join(' ', Enumerable.Range(1, 6).Select(position => one.Row[$"v{position:00}_vignette"])), line["vignettes"]);
            Assert.Equal((one.Row["stratum"], one.Row["arm_name"], one.Row["deck"]), (line["stratum"], line["arm_name"], line["deck"]));
            Assert.Equal(one.Row["scale_reversed"] == "1" ? "reversed" : "as_written", line["direction"]);
        });
    }

    [Fact]
    public void The_declaration_says_all_that_the_draws_start_from()
    {
        var declared = lab.Read("declaration").ToLookup(row => row["what"], row => (row.GetValueOrDefault("name"), row.GetValueOrDefault("value") ?? ""));
        var decks = lab.Read("decks").ToLookup(row => row["arm_name"], row => row["vignette"]);

        Assert.Equal(
            [(null, "vignettelab allocation 1"), (null, SituationFieldwork.Situations), (null, "live"), (null, "permuted_blocks"), (null, "random")],
            declared["format"].Concat(declared["study"]).Concat(declared["mode"]).Concat(declared["procedure"]).Concat(declared["direction"]));
        Assert.Equal([("deck_1", "1"), ("deck_2", "1"), ("deck_3", "1")], declared["arm"]);
        Assert.Equal([(null, "1"), (null, "2")], declared["multiple"]);
        Assert.Equal(decks.Select(deck => ((string?)deck.Key, string.Join(' ', deck))), declared["vignettes"]);
        Assert.Matches("^[0-9a-f]{64}$", declared["key"].Single().Item2);
    }

    [OpenpyxlFact]
    public async Task Openpyxl_reads_the_same_sheets()
    {
        var json = await Reader.RunAsync(OpenpyxlFactAttribute.Program, "-c", """
            import json, sys, openpyxl
            book = openpyxl.load_workbook(sys.argv[1])
            print(json.dumps({sheet.title: sum(1 for row in sheet.iter_rows(values_only=True) if row[0] is not None) for sheet in book}))
            """, lab.Workbook);

        var rows = JsonSerializer.Deserialize<Dictionary<string, int>>(json)!;
        Assert.Equal(
            ["readme", "long", "wide", "vignettes", "codebook", "value_labels", "design", "decks", "allocation", "declaration"],
            rows.Keys);
        Assert.Equal((13, 589, 37, 19, 13), (rows["wide"], rows["long"], rows["vignettes"], rows["decks"], rows["allocation"]));
    }

    [LibreOfficeFact]
    public async Task LibreOffice_reads_the_same_decks()
    {
        await Reader.RunAsync(
            LibreOfficeFactAttribute.Program, $"-env:UserInstallation=file://{lab.Folder}/profile", "--headless",
            "--convert-to", "csv:Text - txt - csv (StarCalc):9,0,76,1,,0,false,true,false,false,false,-1", "--outdir",
            lab.Folder, lab.Workbook);

        var decks = await File.ReadAllLinesAsync(Path.Combine(lab.Folder, "data-decks.csv"));
        Assert.Equal("arm\tarm_name\tdeck\tplace\tvignette\torder", decks[0]);
        Assert.Equal(
            lab.Read("decks").Select(row => string.Join('\t', row.Values)), decks.Skip(1).Where(line => line.Trim().Length > 0));
        Assert.True(File.Exists(Path.Combine(lab.Folder, "data-declaration.csv")));
    }

    private IEnumerable<(Seen Seen, Dictionary<string, string> Row)> Wide() => lab.Read("wide").Select(row =>
        (lab.Walks.Single(seen => seen.Respondent == row["respondent"]), row));

    private Dictionary<(string Vignette, string Language), string> Words() =>
        lab.Read("vignettes").ToDictionary(row => (row["vignette"], row["language"]), row => row["text"]);

    // A line end is LF in the data, and “prefer not to say” is no value.
    private static string? Expected(string posted) =>
        posted == "-94" ? null : posted.Replace("\r\n", "\n", StringComparison.Ordinal);
}
