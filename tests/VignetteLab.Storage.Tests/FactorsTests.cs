using Microsoft.EntityFrameworkCore;
using VignetteLab.Storage.Records;

namespace VignetteLab.Storage.Tests;

public sealed class FactorsTests
{
    [Theory, Databases]
    public async Task Each_recovery_code_works_once_however_it_is_typed(Database database)
    {
        await using var lab = await AnnaAsync(database);
        var codes = await lab.Factors.AddAppAsync("anna", "sealed", 100, null);

        var first = await lab.Factors.UseCodeAsync("anna", codes[0]);
        var again = await lab.Factors.UseCodeAsync("anna", codes[0]);
        var typed = await lab.Factors.UseCodeAsync("anna", $" {codes[1].ToLowerInvariant().Replace('0', 'o')} ");

        Assert.Equal((true, false, true), (first, again, typed));
        Assert.Equal(Factors.Codes - 2, await lab.Factors.CodesLeftAsync("anna", default));
    }

    [Theory, Databases]
    public async Task Of_two_uses_of_a_code_at_once_one_wins(Database database)
    {
        await using var lab = await AnnaAsync(database);
        var other = lab.Again();
        var codes = await lab.Factors.AddAppAsync("anna", "sealed", 100, null);

        var used = await Task.WhenAll(
            Task.Run(() => lab.Factors.UseCodeAsync("anna", codes[0])), Task.Run(() => other.Factors.UseCodeAsync("anna", codes[0])));

        Assert.Single(used, true);
    }

    [Theory, Databases]
    public async Task No_code_is_kept_in_the_clear_and_nobody_elses_opens_anything(Database database)
    {
        await using var lab = await AnnaAsync(database);
        await lab.AddAsync("bo");

        var codes = await lab.Factors.AddAppAsync("anna", "sealed", 100, null);

        Assert.All(codes, code => Assert.Matches("^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$", code));
        Assert.Equal(Factors.Codes, codes.Distinct().Count());
        Assert.False(await lab.Factors.UseCodeAsync("bo", codes[0]));
        await using var db = lab.Database.Open();
        Assert.All(await db.RecoveryCodes.ToListAsync(), code => Assert.Equal((32, 16), (code.Hash.Length, code.Salt.Length)));
    }

    [Theory, Databases]
    public async Task New_codes_take_the_place_of_the_old(Database database)
    {
        await using var lab = await AnnaAsync(database);
        var old = await lab.Factors.AddAppAsync("anna", "sealed", 100, null);

        var fresh = await lab.Factors.MakeCodesAsync("anna");

        Assert.False(await lab.Factors.UseCodeAsync("anna", old[0]));
        Assert.True(await lab.Factors.UseCodeAsync("anna", fresh[0]));
    }

    [Theory, Databases]
    public async Task A_period_of_the_app_is_used_once_and_none_before_it(Database database)
    {
        await using var lab = await AnnaAsync(database);
        await lab.Factors.AddAppAsync("anna", "sealed", 100, null);

        bool[] used =
        [
            await lab.Factors.UseStepAsync("anna", 100), await lab.Factors.UseStepAsync("anna", 102),
            await lab.Factors.UseStepAsync("anna", 102), await lab.Factors.UseStepAsync("anna", 101),
        ];

        Assert.Equal([false, true, false, false], used);
    }

    [Theory, Databases]
    public async Task A_new_factor_ends_every_session_but_the_one_that_added_it(Database database)
    {
        await using var lab = await AnnaAsync(database);
        var begunWithLess = await lab.Sessions.StartAsync("anna", "computer");
        var here = await lab.Sessions.StartAsync("anna", "computer");

        await lab.Factors.AddAppAsync("anna", "sealed", 100, (await lab.Sessions.CheckAsync(here))?.Id);

        Assert.Null(await lab.Sessions.CheckAsync(begunWithLess));
        Assert.True((await lab.Sessions.CheckAsync(here))?.HasFactor);
    }

    [Theory, Databases]
    public async Task The_last_factor_stays(Database database)
    {
        await using var lab = await AnnaAsync(database);
        await lab.Factors.AddAppAsync("anna", "sealed", 100, null);

        await Assert.ThrowsAsync<RefusedException>(() => lab.Factors.RemoveAppAsync("anna", null));
        await AddPasskeyAsync(lab, [1]);
        await lab.Factors.RemoveAppAsync("anna", null);
        await Assert.ThrowsAsync<RefusedException>(() => lab.Factors.RemovePasskeyAsync("anna", [1], null));
        await AddPasskeyAsync(lab, [2]);
        await lab.Factors.RemovePasskeyAsync("anna", [1], null);

        Assert.Equal(0, await lab.Factors.CodesLeftAsync("anna", default));
        Assert.Equal(1, await lab.CountAsync("AspNetUserPasskeys"));
    }

    [Theory, Databases]
    public async Task Whoever_lost_everything_has_no_factor_and_no_session_left(Database database)
    {
        await using var lab = await AnnaAsync(database);
        await lab.Factors.AddAppAsync("anna", "sealed", 100, null);
        await AddPasskeyAsync(lab, [1]);
        var token = await lab.Sessions.StartAsync("anna", "phone");

        await lab.Commit.RunAsync(async db =>
        {
            await lab.Factors.RemoveAllAsync(db, "anna");
            return true;
        });

        Assert.Null(await lab.Sessions.CheckAsync(token));
        Assert.False((await lab.Sessions.CheckAsync(await lab.Sessions.StartAsync("anna", "phone")))?.HasFactor);
        Assert.Equal((0, 0), (await lab.CountAsync("AspNetUserPasskeys"), await lab.CountAsync("RecoveryCodes")));
        Assert.Equal(AuditKind.FactorRemoved, (await lab.LinesAsync())[^1].Kind);
    }

    private static async Task<Lab> AnnaAsync(Database database)
    {
        var lab = await Lab.MakeAsync(database);
        await lab.AddAsync("anna");
        return lab;
    }

    private static async Task AddPasskeyAsync(Lab lab, byte[] credential)
    {
        await using var db = lab.Database.Open();
        db.UserPasskeys.Add(new()
        {
            UserId = "anna",
            CredentialId = credential,
            Data = new() { Name = "key", PublicKey = [1], AttestationObject = [], ClientDataJson = [], Transports = [] },
        });
        await db.SaveChangesAsync();
    }
}
