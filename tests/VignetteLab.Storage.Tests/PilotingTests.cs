using System.Text;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Studies;

namespace VignetteLab.Storage.Tests;

public sealed class PilotingTests
{
    // What a pilot leaves behind, and in which order its rows are compared.
    private static readonly (string Table, string Order)[] tables =
    [
        ("Keys", "Mode"), ("Counters", "Mode"), ("ArmChanges", "Id"), ("Respondents", "Id"), ("Places", "Id"), ("Submissions", "Id"), ("ResponseMarks", "Id"),
    ];

    [Theory, Databases]
    public async Task What_is_cleared_comes_back_byte_for_byte_and_touches_nobody_else(Database database)
    {
        await using var lab = await DraftAsync(database);
        await lab.Piloting.OpenAsync(Flagship.Name, "anna");
        var first = await Walk.AllocatedAsync(lab, Mode.Pilot);
        for (var number = 0; number < 3; number++)
            await (await Walk.StartAsync(lab, 1 + number, Mode.Pilot)).FinishAsync();
        await lab.Marking.MarkAsync(Flagship.Name, Mode.Pilot, first.Token, counts: false, "A trial", "anna");
        await lab.Publication.PrepareSimulationAsync(await lab.Publication.IdAsync(Flagship.Name), null);
        await Walk.AllocatedAsync(lab, Mode.Simulated);
        var before = await DumpAsync(lab);
        var others = await DumpAsync(lab, "Simulated");

        var cleared = await lab.Piloting.ClearAsync(Flagship.Name, "anna");
        Assert.Equal((4, 0L), (cleared, await lab.NumberAsync("""select count(*) from "Places" where "Mode" = 'pilot'""")));
        Assert.Equal(others, await DumpAsync(lab, "Simulated"));
        await lab.VerifiedAsync();
        var restored = await lab.Piloting.RestoreAsync(Flagship.Name, by: "anna");

        Assert.Equal(4, restored);
        Assert.Equal(before, await DumpAsync(lab));
        Assert.Equal((0L, 0L), (await lab.CountAsync("BinnedPilots"), await lab.CountAsync("Erasures")));
        await lab.VerifiedAsync();
        await Walk.Of(lab, first).FinishAsync();
        await Walk.AllocatedAsync(lab, Mode.Pilot);
        await lab.VerifiedAsync();
    }

    [Theory, Databases]
    public async Task What_was_cleared_does_not_come_back_into_a_pilot_of_another_structure(Database database)
    {
        await using var lab = await DraftAsync(database);
        await lab.Piloting.OpenAsync(Flagship.Name);
        await Walk.AllocatedAsync(lab, Mode.Pilot);
        await lab.Piloting.ClearAsync(Flagship.Name);
        await lab.Publication.TakeInAsync(Flagship.Study with { Scales = [.. Flagship.Study.Scales.Skip(1)] });
        await lab.Piloting.OpenAsync(Flagship.Name);

        Assert.Contains("more than words", await RefusedAsync(() => lab.Piloting.RestoreAsync(Flagship.Name)), StringComparison.Ordinal);
        await lab.Publication.TakeInAsync(Flagship.Study);
        await lab.Piloting.OpenAsync(Flagship.Name);
        Assert.Equal(1, await lab.Piloting.RestoreAsync(Flagship.Name));
    }

    [Theory, Databases]
    public async Task What_was_cleared_is_not_mixed_with_a_new_pilot_and_goes_for_good_after_thirty_days(Database database)
    {
        await using var lab = await DraftAsync(database);
        await lab.Piloting.OpenAsync(Flagship.Name);
        await Walk.AllocatedAsync(lab, Mode.Pilot);
        await lab.Piloting.ClearAsync(Flagship.Name);
        await Walk.AllocatedAsync(lab, Mode.Pilot);

        Assert.Contains("Clear the new data first", await RefusedAsync(() => lab.Piloting.RestoreAsync(Flagship.Name)), StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => lab.RunAsync("""delete from "BinnedPilots" """));
        lab.Clock.Now += TimeSpan.FromDays(29.9);
        Assert.Equal(0, await lab.Piloting.PurgeAsync());
        lab.Clock.Now += TimeSpan.FromDays(0.2);
        Assert.Equal(1, await lab.Piloting.PurgeAsync());
        Assert.Equal(0, await lab.Again().Piloting.PurgeAsync());

        Assert.Equal((0L, 0L), (await lab.CountAsync("BinnedPilots"), await lab.CountAsync("Erasures")));
        Assert.Contains("in the bin", await RefusedAsync(() => lab.Piloting.RestoreAsync(Flagship.Name)), StringComparison.Ordinal);
        await lab.VerifiedAsync();
    }

    [Theory, Databases]
    public async Task A_clearing_that_fails_before_its_end_leaves_everything(Database database)
    {
        await using var lab = await DraftAsync(database);
        await lab.Piloting.OpenAsync(Flagship.Name);
        await (await Walk.StartAsync(lab, 1, Mode.Pilot)).FinishAsync();
        var before = await DumpAsync(lab);
        await lab.RunAsync("""alter table "AuditEvents" rename to "Elsewhere" """);

        await Assert.ThrowsAnyAsync<Exception>(() => lab.Piloting.ClearAsync(Flagship.Name));

        await lab.RunAsync("""alter table "Elsewhere" rename to "AuditEvents" """);
        Assert.Equal((before, 0L), (await DumpAsync(lab), await lab.CountAsync("BinnedPilots")));
    }

    [Theory, Databases]
    public async Task An_open_pilot_goes_on_with_other_words_under_the_same_link_and_with_nothing_else_before_it_is_cleared(Database database)
    {
        await using var lab = await DraftAsync(database);
        var studies = lab.Studies;
        var link = await lab.Piloting.OpenAsync(Flagship.Name);
        await Walk.AllocatedAsync(lab, Mode.Pilot);
        await ChangeAsync(lab, study => study with { Contact = "new@example.org" });

        var again = await lab.Piloting.OpenAsync(Flagship.Name);
        await ChangeAsync(lab, study => study with { Scales = [] });
        var refusal = await RefusedAsync(() => lab.Piloting.OpenAsync(Flagship.Name));
        await lab.Piloting.ClearAsync(Flagship.Name);
        await lab.Piloting.OpenAsync(Flagship.Name);

        Assert.Equal(link, again);
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{26}$", link);
        Assert.Contains("more than words has changed", refusal, StringComparison.Ordinal);
        Assert.Equal(3, (await studies.PilotAsync(Flagship.Name))?.Version.Number);
    }

    [Theory, Databases]
    public async Task A_closed_pilot_takes_nobody_and_its_link_is_gone_with_it(Database database)
    {
        await using var lab = await DraftAsync(database);
        var studies = lab.Studies;
        var link = await lab.Piloting.OpenAsync(Flagship.Name);
        var walk = await Walk.ToAsync(lab, "quality", mode: Mode.Pilot);
        Assert.Equal(Mode.Pilot, (await studies.PilotAsync(Flagship.Name, link.ToLowerInvariant()))?.Mode);
        Assert.Null(await studies.PilotAsync(Flagship.Name, new string('0', 26)));
        Assert.Null(await studies.FindAsync(Flagship.Name));

        await lab.Piloting.CloseAsync(Flagship.Name);

        Assert.Null((await lab.Enrolment.StartAsync(await Walk.NewAsync(lab, Mode.Pilot))).Respondent);
        await walk.FinishAsync();
        var next = await lab.Piloting.OpenAsync(Flagship.Name);
        Assert.NotEqual(link, next);
        Assert.Null(await studies.PilotAsync(Flagship.Name, link));
        await lab.OpenAsync();
        Assert.Null(await studies.PilotAsync(Flagship.Name, next));
        Assert.NotNull((await lab.KeyAsync(Mode.Pilot)).RevealedUtc);
        Assert.Contains("is launched", await RefusedAsync(() => lab.Piloting.OpenAsync(Flagship.Name)), StringComparison.Ordinal);
        Assert.Empty(await lab.LedgerAsync());
        await lab.VerifiedAsync();
    }

    private static async Task<Lab> DraftAsync(Database database)
    {
        var lab = await Lab.MakeAsync(database);
        await lab.Publication.TakeInAsync(Flagship.Study);
        return lab;
    }

    private static Task<bool> ChangeAsync(Lab lab, Func<Study, Study> change) => lab.Publication.TakeInAsync(change(Flagship.Study));

    private static async Task<string> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Message;

    private static async Task<string> DumpAsync(Lab lab, string? mode = null)
    {
        var dump = new StringBuilder();
        await using var connection = await lab.ConnectAsync();
        foreach (var (table, order) in tables)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = mode is null ? $"""select * from "{table}" order by "{order}" """
                : table is "Submissions" or "ResponseMarks" ? $"""select x.* from "{table}" x join "Respondents" r on r."Id" = x."RespondentId" where r."Mode" = '{mode.ToLowerInvariant()}' order by x."Id" """
                : $"""select * from "{table}" where "Mode" = '{mode.ToLowerInvariant()}' order by "{order}" """;
            await using var row = await command.ExecuteReaderAsync();
            while (await row.ReadAsync())
            {
                dump.Append(table);
                for (var column = 0; column < row.FieldCount; column++)
                    dump.Append('|').Append(row.GetValue(column) is byte[] octets ? Convert.ToHexString(octets) : row.GetValue(column));
                dump.Append('\n');
            }
        }

        return dump.ToString();
    }
}
