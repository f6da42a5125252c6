using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Allocation;

namespace VignetteLab.Storage.Tests;

public sealed class InvitingTests
{
    [Theory, Databases]
    public async Task Tokens_are_26_letters_each_its_own_and_only_hashes_of_them_are_kept(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);

        var tokens = await lab.Inviting.MakeAsync(Flagship.Name, Mode.Live, 2_100);

        await using var db = lab.Database.Open();
        var kept = await db.Invitations.Select(invitation => invitation.Hash).ToListAsync();
        Assert.Equal((2_100, 2_100), (tokens.Distinct().Count(), kept.Distinct().Count()));
        Assert.All(tokens, token => Assert.Matches("^[0-9A-HJKMNP-TV-Z]{26}$", token));
        Assert.All(kept, hash => Assert.Matches("^[0-9a-f]{64}$", hash));
    }

    [Theory, Databases]
    public async Task A_link_is_known_again_however_it_is_typed(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var tokens = await lab.Inviting.MakeAsync(Flagship.Name, Mode.Live, 20);

        foreach (var token in tokens)
        {
            var exact = await lab.Inviting.FindAsync(token);
            var typed = token.ToLowerInvariant().Replace('0', 'o').Replace('1', 'l');

            Assert.Equal((1, Mode.Live, null), (exact?.StudyId, exact?.Mode, exact?.Respondent));
            Assert.Equal(exact, await lab.Inviting.FindAsync(typed));
        }
    }

    [Theory, Databases("", "x", "00000000000000000000000000", "UUUUUUUUUUUUUUUUUUUUUUUUUU", "æøåæøåæøåæøåæøåæøåæøåæøåæø")]
    public async Task A_token_that_nobody_was_given_leads_nowhere(Database database, string token)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var known = (await lab.Inviting.MakeAsync(Flagship.Name, Mode.Live, 1))[0];

        Assert.Null(await lab.Inviting.FindAsync(token));
        Assert.Null(await lab.Inviting.FindAsync(known[1..]));
        Assert.Null(await lab.Inviting.FindAsync(known + "0"));
    }

    [Theory, Databases]
    public async Task Started_200_times_at_once_through_two_processes_a_link_is_one_respondent_with_one_place(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        Lab[] processes = [lab, lab.Again()];
        var token = (await lab.Inviting.MakeAsync(Flagship.Name, Mode.Live, 1))[0];

        var started = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(async () =>
        {
            var walk = await StartAsync(processes[number % 2], token);
            await walk.AllocateAsync();
            return walk.Token;
        })));

        Assert.Equal(Assert.Single(started.Distinct()), (await lab.Inviting.FindAsync(token))?.Respondent);
        Assert.Equal(1, await lab.CountAsync("Respondents"));
        Assert.Single(await lab.LedgerAsync());
        await lab.VerifiedAsync();
    }

    [Theory, Databases]
    public async Task Two_links_are_two_respondents(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var tokens = await lab.Inviting.MakeAsync(Flagship.Name, Mode.Live, 2);

        var (one, other) = (await StartAsync(lab, tokens[0]), await StartAsync(lab, tokens[1]));

        Assert.NotEqual(one.Token, other.Token);
        Assert.Equal(one.Token, (await lab.Inviting.FindAsync(tokens[0]))?.Respondent);
        Assert.Equal(other.Token, (await lab.Inviting.FindAsync(tokens[1]))?.Respondent);
    }

    [Theory, Databases]
    public async Task Nothing_that_is_kept_leads_from_a_link_to_its_respondent(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var token = (await lab.Inviting.MakeAsync(Flagship.Name, Mode.Live, 1))[0];
        await StartAsync(lab, token);

        await using var db = lab.Database.Open();
        var (invitation, respondent) = (await db.Invitations.SingleAsync(), await db.Respondents.SingleAsync());

        Assert.StartsWith("invitation-", respondent.StartKey, StringComparison.Ordinal);
        Assert.DoesNotContain(respondent.StartKey["invitation-".Length..], invitation.Hash, StringComparison.Ordinal);
        Assert.DoesNotContain(token, respondent.StartKey, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, Databases]
    public async Task Links_can_be_made_before_a_study_is_launched_and_not_after_it_is_closed(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        await lab.Publication.TakeInAsync(Flagship.Study);
        var token = (await lab.Inviting.MakeAsync(Flagship.Name, Mode.Live, 1))[0];
        await lab.OpenAsync();

        var walk = await StartAsync(lab, token);
        await lab.Publication.CloseAsync(Flagship.Name);

        Assert.Equal(walk.Token, (await lab.Inviting.FindAsync(token))?.Respondent);
        await RefusedAsync("is closed", lab, Flagship.Name, Mode.Live);
    }

    [Theory, Databases]
    public async Task Where_a_link_would_lead_nobody_in_none_is_made(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);

        await RefusedAsync("There is no study “hiring”.", lab, "hiring", Mode.Live);
        await RefusedAsync("need no links", lab, Flagship.Name, Mode.Simulated);
        await RefusedAsync("has no pilot", lab, Flagship.Name, Mode.Pilot);
        await lab.OpenPilotAsync();
        var token = (await lab.Inviting.MakeAsync(Flagship.Name, Mode.Pilot, 1))[0];

        Assert.Equal(Mode.Pilot, (await lab.Inviting.FindAsync(token))?.Mode);
        Assert.Equal(1, await lab.CountAsync("Invitations"));
    }

    private static async Task<Walk> StartAsync(Lab lab, string token)
    {
        var invited = await lab.Inviting.FindAsync(token) ?? throw new InvalidOperationException("No link.");
        var start = await Walk.NewAsync(lab, invited.Mode) with { StartKey = invited.StartKey };
        var started = await lab.Enrolment.StartAsync(start);
        return new(lab, started.Respondent ?? throw new InvalidOperationException("Refused."));
    }

    private static async Task RefusedAsync(string why, Lab lab, string study, Mode mode)
    {
        var refusal = await Assert.ThrowsAsync<RefusedException>(() => lab.Inviting.MakeAsync(study, mode, 1));
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
    }
}
