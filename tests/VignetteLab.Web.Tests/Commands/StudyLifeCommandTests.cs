using Microsoft.Data.Sqlite;

namespace VignetteLab.Web.Tests.Commands;

/// <summary>launch, pause, close, export, ledger, verify: a study's life by commands alone.</summary>
public sealed class StudyLifeCommandTests(StudyLifeCommandTests.Fresh shell) : IClassFixture<StudyLifeCommandTests.Fresh>
{
    private const string key = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    [Fact]
    public async Task A_study_is_launched_paused_opened_again_and_closed_for_good()
    {
        var early = await shell.RunAsync("close", Lab.Study);
        var pause = await shell.RunAsync("pause", Lab.Study);
        var doubted = await shell.RunAsync("launch", Lab.Study);
        var launch = await shell.RunAsync("launch", Lab.Study, "--accept", "A test");
        var paused = await shell.RunAsync("pause", Lab.Study);
        var again = await shell.RunAsync("launch", Lab.Study);
        var closed = await shell.RunAsync("close", Lab.Study);
        var late = await shell.RunAsync("launch", Lab.Study);

        Assert.Equal((1, $"“{Lab.Study}” was never launched, so there is nothing to close.\n"), (early.Code, early.Error));
        Assert.Equal((1, $"“{Lab.Study}” is not open, so it cannot be paused.\n"), (pause.Code, pause.Error));
        Assert.Equal(1, doubted.Code);
        Assert.Contains("L26 warning: The number 6 is in one language only.", doubted.Error, StringComparison.Ordinal);
        Assert.EndsWith("or with --accept on the command line.\n", doubted.Error, StringComparison.Ordinal);
        Assert.Matches($"^{Lab.Study} is open at http://localhost:5080/s/{Lab.Study}\ncommitment [0-9a-f]{{64}}\n$", launch.Output);
        Assert.Equal((0, 0), (launch.Code, paused.Code));
        Assert.Equal((0, launch.Output), (again.Code, again.Output));
        Assert.Matches("key        [0-9a-f]{64}\n", closed.Output);
        Assert.EndsWith(launch.Output.Split('\n')[1] + "\n", closed.Output, StringComparison.Ordinal);
        Assert.Equal(1, late.Code);
        Assert.Contains("is closed and its key is shown", late.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("launch none")]
    [InlineData("pause none")]
    [InlineData("close none")]
    [InlineData("simulate none")]
    [InlineData("export none --out none.xlsx")]
    [InlineData("ledger none")]
    public async Task A_study_that_is_not_there_is_said_so(string line)
    {
        var (code, output, error) = await shell.RunAsync(line.Split(' '));

        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith("There is no study “none”.", error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(shell.Folder, "*.xlsx*"));
    }

    [Fact]
    public async Task An_export_that_cannot_be_written_says_why_and_leaves_nothing()
    {
        var (code, _, error) = await shell.RunAsync("export", Lab.Study, "--out", "no/such/folder/data.xlsx");

        Assert.Equal(2, code);
        Assert.Contains("no/such/folder", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_locked_out_researcher_must_be_known()
    {
        var (code, _, error) = await shell.RunAsync("researcher", "--email", "nobody@example.org");

        Assert.Equal((1, "No researcher has the address nobody@example.org. Leave --email out to make a new account.\n"), (code, error));
    }

    [Fact]
    public async Task A_new_researcher_gets_a_link()
    {
        var (code, output, _) = await shell.RunAsync("researcher");

        Assert.Equal(0, code);
        Assert.Matches("^http://localhost:5080/account/link/[0-9a-f]{32}\n$", output);
    }

    [Fact]
    public async Task A_simulation_of_the_same_seed_and_key_is_the_same_workbook_wherever_it_is_made()
    {
        using var here = new Shell();
        using var elsewhere = new Shell();
        var workbooks = await Task.WhenAll(new[] { here, elsewhere }.Select(async folder =>
        {
            var simulated = await folder.RunAsync("simulate", Lab.Study, "--respondents", "120", "--seed", "5", "--key", key);
            var exported = await folder.RunAsync("export", Lab.Study, "--mode", "simulated", "--out", "simulated.xlsx");
            Assert.Equal((0, 0), (simulated.Code, exported.Code));
            return await File.ReadAllBytesAsync(folder.At("simulated.xlsx"));
        }));

        // The clocks of the two runs differ; nothing in the file may tell.
        Assert.Equal(workbooks[0], workbooks[1]);
        Assert.Equal(120, Fieldwork.Read(elsewhere.At("simulated.xlsx"), "wide").Count);
    }

    [Fact]
    public async Task A_study_that_is_closed_can_be_simulated()
    {
        using var fresh = new Shell();
        await fresh.RunAsync("launch", Lab.Study, "--accept", "A test");
        await fresh.RunAsync("close", Lab.Study);

        var (code, output, error) = await fresh.RunAsync("simulate", Lab.Study, "--respondents", "10");

        Assert.True(code == 0, error);
        Assert.StartsWith($"10 simulated respondents came: 10 answered to the end in {Lab.Study}.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_declaration_stands_beside_the_ledger_and_keeps_the_key_until_it_is_shown()
    {
        const string study = "individual-or-collective";
        using var fresh = new Shell();
        await fresh.RunAsync("launch", study, "--accept", "A test");
        await fresh.RunAsync("ledger", study, "--out", "ledger.csv", "--declaration", "before.csv");
        await fresh.RunAsync("close", study);

        var (code, output, _) = await fresh.RunAsync("ledger", study, "--out", "ledger.csv", "--declaration", "after.csv");

        var (before, after) = (await LinesAsync("before.csv"), await LinesAsync("after.csv"));
        Assert.Equal((0, ""), (code, output));
        Assert.Equal("what,name,value", before[0]);
        Assert.Contains("order,deck_3,williams", before);
        Assert.Contains("direction,,random", before);
        Assert.Contains("key,,", before);
        Assert.Matches("^key,,[0-9a-f]{64}$", Assert.Single(after.Except(before)));

        Task<string[]> LinesAsync(string file) => File.ReadAllLinesAsync(Path.Combine(fresh.Folder, file));
    }

    [Fact]
    public async Task A_ledger_balances_its_arms_within_every_block_and_verifies()
    {
        using var fresh = new Shell();
        await fresh.RunAsync("simulate", Lab.Study, "--respondents", "200", "--key", key);

        var (code, csv, _) = await fresh.RunAsync("ledger", Lab.Study, "--mode", "simulated");

        var lines = csv.TrimEnd('\n').Split('\n');
        Assert.Equal(0, code);
        // Scripts of others read these nine by their place; what was added stands after them.
        Assert.StartsWith("mode,version,stratum,number,block,arm,probability,allocated_utc,respondent,", lines[0], StringComparison.Ordinal);
        var places = lines.Skip(1).Select(line => line.Split(',')[..9]).ToArray();
        Assert.Equal(200, places.Length);
        Assert.All(places, place => Assert.Matches("^simulated,1,[a-z]+,[0-9]+,[0-9]+,[a-z_]+,0.2,2001-01-01T[0-9:.]+Z,[0-9a-f]{32}$", string.Join(',', place)));
        foreach (var stratum in places.GroupBy(place => place[2]))
        {
            Assert.Equal(
                Enumerable.Range(1, stratum.Count()).Select(number => $"{number}"), stratum.Select(place => place[3]));
            Assert.All(stratum.GroupBy(place => place[4]).SkipLast(1), block => Assert.Matches(
                "^(1 1 1 1 1|2 2 2 2 2)$", string.Join(' ', block.GroupBy(place => place[5]).Select(arm => arm.Count()))));
        }

        Assert.Equal(0, (await fresh.RunAsync("verify")).Code);
    }

    [Fact]
    public async Task A_line_of_the_ledger_that_was_changed_is_found()
    {
        using var fresh = new Shell();
        await fresh.RunAsync("simulate", Lab.Study, "--respondents", "20", "--key", key);
        await ChangeAsync(fresh, """
            drop trigger "GuardPlacesUpdate";
            update "Places" set "Arm" = case "Arm" when 'control' then 'core_low' else 'control' end where "Id" = 7
            """);

        var (code, output, _) = await fresh.RunAsync("verify");

        Assert.Equal(1, code);
        Assert.Matches("BROKEN I6 .*stratum", output);
    }

    [Fact]
    public async Task An_answer_that_was_taken_out_is_found()
    {
        using var fresh = new Shell();
        await fresh.RunAsync("simulate", Lab.Study, "--respondents", "20", "--key", key);
        await ChangeAsync(fresh, """
            drop trigger "GuardSubmissionsDelete";
            delete from "Submissions" where "Sequence" = 3 and "RespondentId" = (select max("RespondentId") from "Submissions")
            """);

        var (code, output, _) = await fresh.RunAsync("verify");

        Assert.Equal(1, code);
        Assert.Contains("BROKEN", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrating_says_which_studies_it_took_in_and_twice_changes_nothing()
    {
        using var fresh = new Shell();

        var first = await fresh.RunAsync("migrate");
        var second = await fresh.RunAsync("migrate");

        var ready = $"{fresh.At(".lab/lab.db")} is ready.\n";
        Assert.Equal(0, first.Code);
        Assert.StartsWith($"{ready}Taken in from vignettes/, as new or changed drafts: clients-in-the-kitchen, ", first.Output, StringComparison.Ordinal);
        Assert.Equal((0, ready), (second.Code, second.Output));
    }

    private static async Task ChangeAsync(Shell shell, string statement)
    {
        await using var db = new SqliteConnection($"Data Source={shell.At(".lab/lab.db")};Pooling=False");
        await db.OpenAsync();
        await using var command = db.CreateCommand();
        command.CommandText = statement;
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
    }

    /// <summary>A folder with a database in which nothing has happened.</summary>
    public sealed class Fresh : IAsyncLifetime
    {
        public Shell Shell { get; } = new();

        public string Folder => Shell.Folder;

        public Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) => Shell.RunAsync(arguments);

        public async Task InitializeAsync() => Assert.Equal(0, (await Shell.RunAsync("migrate")).Code);

        public Task DisposeAsync()
        {
            Shell.Dispose();
            return Task.CompletedTask;
        }
    }
}
