using VignetteLab.Core.Allocation;

namespace VignetteLab.Storage.Tests;

public sealed class VerificationTests
{
    private const string pages = "every saved page is whole, within its codes, counted once and in sequence";
    private const string shown = "every respondent has one place, and saw the vignette of its arm";
    private const string ledger = "the ledger equals the draws of its key, without a gap";
    private const string finished = "a respondent is finished exactly when every page is passed";
    private const string frozen = "every version has the fingerprint under which it was frozen";
    private const string asked = "every place has the stratum, the cluster and the quotas of what its respondent answered";
    private const string modes = "live, pilot and simulated share no place";
    private const string audit = "every line of the audit log follows from the one before";

    [Theory, Databases]
    public async Task A_simulated_run_breaks_nothing(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        await lab.Publication.PrepareSimulationAsync(await lab.Publication.IdAsync(Flagship.Name), null);

        await Task.WhenAll(Enumerable.Range(1, 50).Select(number => Task.Run(async () =>
            await (await Walk.StartAsync(lab, mode: Mode.Simulated)).FinishAsync(new(Flagship.Name, 20260302, number)))));

        var findings = await lab.VerifyAsync();
        Assert.Equal([frozen, modes, pages, shown, ledger, asked, finished, audit], findings.Select(finding => finding.Claim));
        Assert.All(findings, finding => Assert.Null(finding.Broken));
        Assert.Equal(50, Of(findings, modes).Checked);
        Assert.Equal(50, Of(findings, finished).Checked);
        Assert.InRange(Of(findings, pages).Checked, 400, 800);
    }

    [Theory, Databases]
    public async Task Respondents_who_are_under_way_break_nothing(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        await Walk.StartAsync(lab);
        await Walk.ToAsync(lab, "role");
        await Walk.ToAsync(lab, "profession");

        var findings = await lab.VerifyAsync();

        Assert.All(findings, finding => Assert.Null(finding.Broken));
    }

    [Theory, Databases]
    public async Task An_empty_lab_breaks_nothing(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);

        var findings = await lab.VerifyAsync();

        Assert.All(findings, finding => Assert.Equal((0, null), (finding.Checked, finding.Broken)));
    }

    [Theory, Databases]
    public async Task An_arm_that_was_changed_is_named(Database database)
    {
        await using var lab = await TamperedAsync(database, """
            update "Places" set "Arm" = case "Arm" when 'control' then 'core_low' else 'control' end where "Number" = 2
            """);

        var findings = await lab.VerifyAsync();

        Assert.StartsWith(
            "place 2 of stratum assistant, study 1, live: the draws give the arm ", Of(findings, ledger).Broken, StringComparison.Ordinal);
        Assert.Equal($"saving 3 of respondent {(await lab.LedgerAsync())[1].Respondent}", Of(findings, shown).Broken);
    }

    [Theory, Databases]
    public async Task An_arm_that_the_study_does_not_have_is_named(Database database)
    {
        await using var lab = await TamperedAsync(
            database, """update "Places" set "Arm" = 'nonsense' where "Number" = 2""");

        var findings = await lab.VerifyAsync();

        Assert.StartsWith(
            "place 2 of stratum assistant, study 1, live: the draws give the arm ", Of(findings, ledger).Broken, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task A_number_that_was_changed_is_named(Database database)
    {
        await using var lab = await TamperedAsync(
            database, """update "Places" set "Number" = 9 where "Number" = 3""");

        var findings = await lab.VerifyAsync();

        Assert.Equal("place 9 of stratum assistant, study 1, live: the next number is 3", Of(findings, ledger).Broken);
    }

    [Theory, Databases]
    public async Task A_place_that_was_taken_out_of_the_ledger_is_named(Database database)
    {
        await using var lab = await TamperedAsync(database, """delete from "Places" where "Number" = 2""");

        var findings = await lab.VerifyAsync();

        Assert.Equal("place 3 of stratum assistant, study 1, live: the next number is 2", Of(findings, ledger).Broken);
    }

    [Theory, Databases]
    public async Task The_last_place_that_was_taken_out_of_the_ledger_is_missed(Database database)
    {
        await using var lab = await TamperedAsync(database, """delete from "Places" where "Number" = 3""");

        var findings = await lab.VerifyAsync();

        Assert.Equal("the counter of stratum assistant, study 1, live", Of(findings, ledger).Broken);
    }

    // The ledger fits the key as before; but nobody had closed an arm.
    [Theory, Databases]
    public async Task Places_drawn_among_fewer_arms_than_were_open_are_named(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        await lab.Switch.SetAsync(Flagship.Name, Mode.Live, "control", open: false, "A test", "anna");
        await Walk.AllocatedAsync(lab);
        await lab.UnguardAsync();
        await lab.RunAsync("""delete from "ArmChanges" """);

        var findings = await lab.VerifyAsync();

        Assert.Equal("place 1 of stratum assistant, study 1, live: other arms were open then", Of(findings, ledger).Broken);
    }

    // A process whose clock is slow, or an act that had to wait: the times say all the same what was before and what after.
    [Theory, Databases]
    public async Task Clocks_that_go_backwards_around_a_closing_break_nothing(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        foreach (var isOpen in (bool[])[false, true])
        {
            await Walk.AllocatedAsync(lab);
            lab.Clock.Now -= TimeSpan.FromMinutes(5);
            await lab.Switch.SetAsync(Flagship.Name, Mode.Live, "control", isOpen, "A test", "anna");
            lab.Clock.Now -= TimeSpan.FromMinutes(5);
            await Walk.AllocatedAsync(lab);
        }

        await lab.VerifiedAsync();
    }

    [Theory, Databases]
    public async Task An_order_of_items_that_was_changed_is_named(Database database)
    {
        await using var lab = await TamperedAsync(
            database, """update "Places" set "Orders" = replace("Orders", '_1', '_9') where "Number" = 1""");

        var findings = await lab.VerifyAsync();

        Assert.Equal("place 1 of stratum assistant, study 1, live: the draws give another order of items", Of(findings, ledger).Broken);
    }

    [Theory, Databases]
    public async Task An_answer_that_does_not_fit_the_stratum_is_named(Database database)
    {
        await using var lab = await TamperedAsync(database, """
            update "Submissions" set "Answers" = replace("Answers", '"role":1', '"role":3') where "RespondentId" = 2
            """);

        var findings = await lab.VerifyAsync();

        Assert.Equal($"respondent {await SecondAsync(lab)}", Of(findings, asked).Broken);
    }

    [Theory, Databases]
    public async Task A_quota_that_the_answers_do_not_fit_is_named(Database database)
    {
        await using var lab = await TamperedAsync(database, """update "Places" set "Quotas" = ' nurses ' where "RespondentId" = 2""");

        var findings = await lab.VerifyAsync();

        Assert.Equal($"respondent {await SecondAsync(lab)}", Of(findings, asked).Broken);
    }

    [Theory, Databases]
    public async Task An_end_that_least_filled_allocation_did_not_count_is_named(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database, Flagship.With(new() { Procedure = Core.Studies.Procedure.LeastFilled }));
        for (var number = 0; number < 6; number++)
        {
            await (await Walk.StartAsync(lab)).FinishAsync();
            lab.Clock.Now += TimeSpan.FromMinutes(10);
        }

        await lab.VerifiedAsync();
        await lab.UnguardAsync();
        await lab.RunAsync("""update "Respondents" set "NotCounted" = null, "FinishedUtc" = (select "FinishedUtc" from "Respondents" where "Id" = 6) where "Id" = 2""");

        var broken = Of(await lab.VerifyAsync(), ledger).Broken;

        Assert.Matches("^place 3 of stratum all, study 1, live: it counts 1 finished for [a-z_]+, not 0$", broken);
    }

    [Theory, Databases]
    public async Task A_key_that_was_changed_is_named(Database database)
    {
        var key = database == Database.Postgres ? "decode(repeat('00', 32), 'hex')" : "zeroblob(32)";
        await using var lab = await TamperedAsync(database, $"""update "Keys" set "Key" = {key}""");

        var findings = await lab.VerifyAsync();

        Assert.Equal("the commitment of study 1, live", Of(findings, ledger).Broken);
    }

    [Theory, Databases]
    public async Task A_ledger_whose_key_is_gone_is_named(Database database)
    {
        await using var lab = await TamperedAsync(database, """delete from "Keys" """);

        var findings = await lab.VerifyAsync();

        Assert.NotNull(Of(findings, ledger).Broken);
    }

    [Theory, Databases]
    public async Task A_counter_that_was_turned_is_named(Database database)
    {
        await using var lab = await TamperedAsync(database, """update "Counters" set "Number" = 4""");

        var findings = await lab.VerifyAsync();

        Assert.Equal("the counter of stratum assistant, study 1, live", Of(findings, ledger).Broken);
    }

    [Theory, Databases]
    public async Task A_version_that_was_changed_is_named(Database database)
    {
        await using var lab = await TamperedAsync(
            database, """update "Versions" set "Json" = replace("Json", '"minutes":8', '"minutes":9')""");

        var findings = await lab.VerifyAsync();

        Assert.Equal("version 1 of study 1", Of(findings, frozen).Broken);
    }

    [Theory, Databases]
    public async Task A_version_that_is_no_study_any_more_is_named(Database database)
    {
        await using var lab = await TamperedAsync(database, """update "Versions" set "Json" = '{' """);

        var findings = await lab.VerifyAsync();

        Assert.Equal("version 1 of study 1", Of(findings, frozen).Broken);
    }

    [Theory, Databases]
    public async Task An_answer_outside_its_codes_is_named(Database database)
    {
        await using var lab = await TamperedAsync(database, """
            update "Submissions" set "Answers" = replace("Answers", '"quality_1":4', '"quality_1":8')
            where "RespondentId" = 2
            """);

        var findings = await lab.VerifyAsync();

        Assert.Equal($"saving 3 of respondent {await SecondAsync(lab)}", Of(findings, pages).Broken);
    }

    [Theory, Databases]
    public async Task An_answer_to_an_item_of_another_page_is_named(Database database)
    {
        await using var lab = await TamperedAsync(database, """
            update "Submissions" set "Answers" = replace("Answers", '"quality_1"', '"own_job_1"')
            where "RespondentId" = 2
            """);

        var findings = await lab.VerifyAsync();

        Assert.Contains(await SecondAsync(lab), Of(findings, pages).Broken, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task Answers_that_cannot_be_read_are_named(Database database)
    {
        await using var lab = await TamperedAsync(database, """
            update "Submissions" set "Answers" = '{"quality_1":' where "RespondentId" = 2 and "Sequence" = 3
            """);

        var findings = await lab.VerifyAsync();

        Assert.Contains(await SecondAsync(lab), Of(findings, pages).Broken, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task A_gap_in_the_sequence_is_named(Database database)
    {
        await using var lab = await TamperedAsync(
            database, """delete from "Submissions" where "RespondentId" = 2 and "Sequence" = 5""");

        var findings = await lab.VerifyAsync();

        Assert.Equal($"saving 6 of respondent {await SecondAsync(lab)}", Of(findings, pages).Broken);
    }

    [Theory, Databases]
    public async Task A_vignette_that_is_not_the_one_of_the_arm_is_named(Database database)
    {
        await using var lab = await TamperedAsync(
            database, """update "Submissions" set "Shown" = '00' where "RespondentId" = 2 and "Page" = 'profession' """);

        var findings = await lab.VerifyAsync();

        Assert.Equal($"saving 4 of respondent {await SecondAsync(lab)}", Of(findings, shown).Broken);
    }

    [Theory, Databases]
    public async Task A_language_that_the_study_does_not_have_is_named(Database database)
    {
        await using var lab = await TamperedAsync(
            database, """update "Submissions" set "Language" = 'xx' where "RespondentId" = 2 and "Page" = 'profession' """);

        var findings = await lab.VerifyAsync();

        Assert.Equal($"saving 4 of respondent {await SecondAsync(lab)}", Of(findings, shown).Broken);
    }

    [Theory, Databases]
    public async Task An_end_that_was_taken_away_is_named(Database database)
    {
        await using var lab = await TamperedAsync(
            database, """update "Respondents" set "FinishedUtc" = null where "Id" = 2""");

        var findings = await lab.VerifyAsync();

        Assert.Equal($"respondent {await SecondAsync(lab)}", Of(findings, finished).Broken);
    }

    [Theory, Databases]
    public async Task An_end_before_the_last_page_is_named(Database database)
    {
        await using var lab = await TamperedAsync(
            database, """delete from "Submissions" where "RespondentId" = 2 and "Page" = 'background' """);

        var findings = await lab.VerifyAsync();

        Assert.Equal($"respondent {await SecondAsync(lab)}", Of(findings, finished).Broken);
    }

    [Theory, Databases]
    public async Task A_pilot_respondent_made_live_is_named(Database database)
    {
        await using var lab = await TamperedAsync(database, """update "Places" set "Mode" = 'pilot' where "Number" = 3""");

        var findings = await lab.VerifyAsync();

        Assert.Equal($"respondent {(await lab.LedgerAsync(Mode.Pilot))[0].Respondent}", Of(findings, modes).Broken);
    }

    // Three assistants who finished, then somebody who got at the database itself.
    private static async Task<Lab> TamperedAsync(Database database, string sql)
    {
        var lab = await Lab.LaunchedAsync(database);
        for (var number = 0; number < 3; number++)
            await (await Walk.StartAsync(lab)).FinishAsync();
        await lab.UnguardAsync();
        Assert.InRange(await lab.RunAsync(sql), 1, 100);
        return lab;
    }

    private static async Task<string> SecondAsync(Lab lab)
    {
        await using var db = lab.Database.Open();
        return db.Respondents.Single(respondent => respondent.Id == 2).Token;
    }

    private static Finding Of(IEnumerable<Finding> findings, string claim) =>
        findings.Single(finding => finding.Claim == claim);
}
