using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;

namespace VignetteLab.Storage.Tests;

public sealed class AnsweringTests
{
    [Theory, Databases]
    public async Task Pages_come_in_the_order_of_the_study(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.StartAsync(lab);
        var next = new List<string>();

        for (var page = 0; page < 8; page++)
            next.Add((await walk.SendAsync()).Next);

        Assert.Equal(
            ["role", "quality", "profession", "own_job", "reactions", "looking_back", "background", "receipt"], next);
    }

    [Theory, Databases]
    public async Task What_was_sent_is_what_is_kept(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.ToAsync(lab, "background");
        var form = (await walk.ShowAsync()).Answering(("age_band", -94), ("years_in_care", 0)).Leaving("gender");

        await walk.SendAsync(form);

        var saved = (await walk.StandAsync()).Saved[^1];
        Assert.Equal((8, "background", true), (saved.Sequence, saved.Page, saved.Stays));
        Assert.Equal((form.Key, form.Body, form.Revision), (saved.Key, saved.Body, saved.Revision));
        Assert.Equal((12.5, lab.Clock.Now), (saved.Seconds, saved.AtUtc));
        Assert.Equal(
            new Dictionary<string, Answer>
            {
                ["years_in_care"] = Answer.Of(0),
                ["age_band"] = Answer.Of(-94),
                ["volunteer_experience"] = Answer.Of(1),
                ["comment"] = Answer.Of("I liked the text — æøå 🙂"),
            },
            saved.Answers);
    }

    [Theory, Databases]
    public async Task The_same_form_twice_is_saved_once_and_answered_alike(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.ToAsync(lab, "role");
        var form = await walk.ShowAsync();

        var first = await walk.SendAsync(form);
        var second = await walk.SendAsync(form);

        Assert.Equal((SaveResult.Saved, "quality", false), (first.Result, first.Next, first.Stays));
        Assert.Equal((SaveResult.SavedBefore, "quality", false), (second.Result, second.Next, second.Stays));
        Assert.Equal(2, await lab.CountAsync("Submissions"));
    }

    [Theory, Databases]
    public async Task The_same_form_20_times_at_once_is_saved_once_and_answered_alike(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.ToAsync(lab, "role");
        var form = await walk.ShowAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => walk.SendAsync(form))));

        Assert.Single(outcomes, outcome => outcome.Result == SaveResult.Saved);
        Assert.Equal(19, outcomes.Count(outcome => outcome.Result == SaveResult.SavedBefore));
        Assert.All(outcomes, outcome => Assert.Equal(("quality", false), (outcome.Next, outcome.Stays)));
        Assert.Equal(2, await lab.CountAsync("Submissions"));
        Assert.Equal(1, await lab.CountAsync("Places"));
    }

    [Theory, Databases]
    public async Task The_same_form_20_times_at_once_through_two_processes_is_saved_once(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        Lab[] processes = [lab, lab.Again()];
        var walk = await Walk.ToAsync(lab, "role");
        var form = await walk.ShowAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(tap => Task.Run(() =>
            processes[tap % 2].Answering.SaveAsync(form))));

        Assert.Single(outcomes, outcome => outcome.Result == SaveResult.Saved);
        Assert.All(outcomes, outcome => Assert.Equal("quality", outcome.Next));
        Assert.Equal(2, await lab.CountAsync("Submissions"));
        Assert.Equal(1, await lab.CountAsync("Places"));
    }

    [Theory, Databases]
    public async Task Another_body_from_the_same_showing_is_a_correction(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.ToAsync(lab, "quality");
        var form = await walk.ShowAsync();
        await walk.SendAsync(form);

        var outcome = await walk.SendAsync(form.Answering(("quality_1", 7)));

        var standing = await walk.StandAsync();
        Assert.Equal((SaveResult.Saved, "profession"), (outcome.Result, outcome.Next));
        Assert.Equal(Answer.Of(7), standing.Journey.Answers["quality_1"]);
        Assert.Equal([Answer.Of(4), Answer.Of(7)],
            standing.Saved.Where(saved => saved.Page == "quality").Select(saved => saved.Answers["quality_1"]));
    }

    [Theory, Databases]
    public async Task One_who_corrects_back_and_forth_is_left_with_the_last(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.ToAsync(lab, "quality");
        var form = await walk.ShowAsync();
        await walk.SendAsync(form);
        await walk.SendAsync(form.Answering(("quality_1", 7)));

        await walk.SendAsync(form);

        Assert.Equal(Answer.Of(4), (await walk.StandAsync()).Journey.Answers["quality_1"]);
    }

    [Theory, Databases]
    public async Task Other_answers_from_a_stale_showing_are_a_conflict_and_saved_nowhere(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.ToAsync(lab, "quality");
        var (stale, fresh) = (await walk.ShowAsync(), await walk.ShowAsync());
        await walk.SendAsync(fresh);

        var outcome = await walk.SendAsync(stale.Answering(("quality_1", 7)));

        Assert.Equal((SaveResult.Conflict, "quality", true), (outcome.Result, outcome.Next, outcome.Stays));
        Assert.Equal(Answer.Of(4), (await walk.StandAsync()).Journey.Answers["quality_1"]);
        Assert.Equal(3, await lab.CountAsync("Submissions"));
    }

    [Theory, Databases]
    public async Task One_who_has_seen_both_may_choose(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.ToAsync(lab, "quality");
        var (stale, fresh) = (await walk.ShowAsync(), await walk.ShowAsync());
        await walk.SendAsync(fresh);
        await walk.SendAsync(stale.Answering(("quality_1", 7)));

        var outcome = await walk.SendAsync((await walk.ShowAsync("quality")).Answering(("quality_1", 7)));

        Assert.Equal(SaveResult.Saved, outcome.Result);
        Assert.Equal(Answer.Of(7), (await walk.StandAsync()).Journey.Answers["quality_1"]);
    }

    [Theory, Databases]
    public async Task The_same_answers_from_a_stale_showing_are_no_conflict(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.ToAsync(lab, "quality");
        var (stale, fresh) = (await walk.ShowAsync(), await walk.ShowAsync());
        await walk.SendAsync(fresh);

        var outcome = await walk.SendAsync(stale);

        Assert.Equal((SaveResult.Saved, "profession"), (outcome.Result, outcome.Next));
    }

    [Theory, Databases("quality", "background", "receipt", "declined", "nonsense", "")]
    public async Task A_page_that_is_not_due_is_refused_and_saved_nowhere(Database database, string page)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.ToAsync(lab, "role");

        var outcome = await walk.SendAsync((await walk.ShowAsync()) with { Page = page });

        Assert.Equal((SaveResult.NotDue, "role"), (outcome.Result, outcome.Next));
        Assert.Equal(1, await lab.CountAsync("Submissions"));
        Assert.Equal(0, await lab.CountAsync("Places"));
    }

    [Theory, Databases]
    public async Task Somebody_unknown_is_refused_and_saved_nowhere(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.StartAsync(lab);

        var outcome = await walk.SendAsync((await walk.ShowAsync()) with { Respondent = Secrets.Token() });

        Assert.Equal((SaveResult.Unknown, null), (outcome.Result, outcome.Standing));
        Assert.Equal(0, await lab.CountAsync("Submissions"));
    }

    [Theory, Databases]
    public async Task What_is_left_out_is_asked_for_once(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.ToAsync(lab, "quality");

        var first = await walk.SendAsync((await walk.ShowAsync()).Leaving("quality_1"));
        var second = await walk.SendAsync((await walk.ShowAsync()).Leaving("quality_1"));

        Assert.Equal((SaveResult.Saved, "quality", true), (first.Result, first.Next, first.Stays));
        Assert.Equal((SaveResult.Saved, "profession", false), (second.Result, second.Next, second.Stays));
    }

    [Theory, Databases]
    public async Task A_page_that_is_shown_again_for_want_of_an_answer_has_kept_the_others(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.ToAsync(lab, "quality");

        await walk.SendAsync((await walk.ShowAsync()).Answering(("quality_2", 6)).Leaving("quality_1"));

        var standing = await walk.StandAsync();
        Assert.Equal("quality", standing.Journey.Due);
        Assert.Equal(Answer.Of(6), standing.Journey.Answers["quality_2"]);
    }

    [Theory, Databases]
    public async Task A_form_with_an_answer_left_out_that_is_sent_twice_asks_twice_for_it(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.ToAsync(lab, "quality");
        var form = (await walk.ShowAsync()).Leaving("quality_1");

        await walk.SendAsync(form);
        var again = await walk.SendAsync(form);

        Assert.Equal((SaveResult.SavedBefore, "quality", true), (again.Result, again.Next, again.Stays));
    }

    [Theory, Databases]
    public async Task A_replay_of_the_form_that_left_an_answer_out_leads_on_once_the_page_is_passed(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.ToAsync(lab, "quality");
        var form = (await walk.ShowAsync()).Leaving("quality_1");
        await walk.SendAsync(form);
        await walk.SendAsync();

        var replay = await walk.SendAsync(form);

        Assert.Equal((SaveResult.SavedBefore, "profession", false), (replay.Result, replay.Next, replay.Stays));
        Assert.Equal(Answer.Of(4), (await walk.StandAsync()).Journey.Answers["quality_1"]);
    }

    [Theory, Databases]
    public async Task A_required_answer_is_asked_for_until_it_is_there(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.ToAsync(lab, "role");

        var first = await walk.SendAsync((await walk.ShowAsync()).Leaving("role"));
        var second = await walk.SendAsync((await walk.ShowAsync()).Leaving("role"));

        Assert.Equal(("role", true), (first.Next, first.Stays));
        Assert.Equal(("role", true), (second.Next, second.Stays));
        Assert.Equal(0, await lab.CountAsync("Places"));
    }

    [Theory, Databases]
    public async Task The_answer_that_defines_the_stratum_stays_once_there_is_a_place(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.ToAsync(lab, "quality", role: 3);

        var outcome = await walk.SendAsync((await walk.ShowAsync("role")).Answering(("role", 1)));

        var standing = await walk.StandAsync();
        Assert.Equal(SaveResult.Saved, outcome.Result);
        Assert.Equal(Answer.Of(3), standing.Journey.Answers["role"]);
        Assert.Equal("nurse", standing.Place?.Stratum);
    }

    [Theory, Databases]
    public async Task The_answer_that_defines_the_stratum_stays_when_it_is_left_blank_later(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.ToAsync(lab, "quality", role: 3);

        var outcome = await walk.SendAsync((await walk.ShowAsync("role")).Leaving("role"));

        Assert.Equal(("quality", false), (outcome.Next, outcome.Stays));
        Assert.Equal(Answer.Of(3), (await walk.StandAsync()).Journey.Answers["role"]);
    }

    [Theory, Databases]
    public async Task Everything_else_may_be_changed_until_the_end(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.ToAsync(lab, "background");

        var outcome = await walk.SendAsync((await walk.ShowAsync("quality")).Answering(("quality_1", 1)));

        var standing = await walk.StandAsync();
        Assert.Equal((SaveResult.Saved, "profession"), (outcome.Result, outcome.Next));
        Assert.Equal("background", standing.Journey.Due);
        Assert.Equal(Answer.Of(1), standing.Journey.Answers["quality_1"]);
    }

    [Theory, Databases]
    public async Task One_who_finished_can_save_nothing_more(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.ToAsync(lab, "background");
        await walk.SendAsync();

        var outcome = await walk.SendAsync((await walk.ShowAsync("quality")).Answering(("quality_1", 7)));

        Assert.Equal((SaveResult.NotDue, Journey.Receipt), (outcome.Result, outcome.Next));
        Assert.Equal(8, await lab.CountAsync("Submissions"));
        Assert.Equal(Answer.Of(4), (await walk.StandAsync()).Journey.Answers["quality_1"]);
    }

    [Theory, Databases]
    public async Task Every_form_replayed_after_the_end_leads_to_the_receipt_and_changes_nothing(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.StartAsync(lab);
        var forms = new List<SentPage>();
        for (var form = await walk.ShowAsync(); form.Page != Journey.Receipt; form = await walk.ShowAsync())
        {
            forms.Add(form);
            await walk.SendAsync(form);
        }

        forms.Reverse();
        var replays = new List<SaveOutcome>();
        foreach (var form in forms)
            replays.Add(await walk.SendAsync(form));

        Assert.All(replays, replay =>
            Assert.Equal((SaveResult.SavedBefore, Journey.Receipt, false), (replay.Result, replay.Next, replay.Stays)));
        Assert.Equal(8, await lab.CountAsync("Submissions"));
    }

    [Theory, Databases]
    public async Task The_hash_that_is_kept_at_the_end_is_that_of_the_withdrawal_code(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.ToAsync(lab, "background");
        lab.Clock.Now += TimeSpan.FromMinutes(8);

        await walk.SendAsync();

        await using var db = lab.Database.Open();
        var respondent = await db.Respondents.AsNoTracking().SingleAsync();
        var code = WithdrawalCode.Of(await lab.Secrets.GetAsync(WithdrawalCode.SecretName), walk.Token);
        Assert.Equal(lab.Clock.Now, respondent.FinishedUtc);
        Assert.Equal(Secrets.Hash(code), respondent.WithdrawalHash);
    }

    [Theory, Databases]
    public async Task Before_the_end_no_withdrawal_hash_is_kept(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        await Walk.ToAsync(lab, "background");

        await using var db = lab.Database.Open();
        var respondent = await db.Respondents.AsNoTracking().SingleAsync();

        Assert.Equal((null, null), (respondent.FinishedUtc, respondent.WithdrawalHash));
    }

    [Theory, Databases]
    public async Task One_who_is_allocated_may_finish_within_a_day_of_the_close(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.ToAsync(lab, "quality");
        await lab.Publication.CloseAsync(Flagship.Name);
        lab.Clock.Now += TimeSpan.FromHours(23);

        await walk.FinishAsync();

        Assert.Equal(lab.Clock.Now, (await walk.StandAsync()).FinishedUtc);
    }

    [Theory, Databases]
    public async Task A_day_after_the_close_nothing_more_is_saved(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.ToAsync(lab, "quality");
        await lab.Publication.CloseAsync(Flagship.Name);
        lab.Clock.Now += TimeSpan.FromHours(24);

        var outcome = await walk.SendAsync();

        Assert.Equal(SaveResult.Closed, outcome.Result);
        Assert.Equal(2, await lab.CountAsync("Submissions"));
    }

    [Theory, Databases]
    public async Task One_who_is_not_allocated_at_the_close_never_will_be(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.ToAsync(lab, "role");
        await lab.Publication.CloseAsync(Flagship.Name);

        var outcome = await walk.SendAsync();

        Assert.Equal(SaveResult.Closed, outcome.Result);
        Assert.Equal(1, await lab.CountAsync("Submissions"));
        Assert.Equal(0, await lab.CountAsync("Places"));
    }

    [Theory, Databases]
    public async Task Those_under_way_go_on_while_the_study_is_paused(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.ToAsync(lab, "role");
        await lab.Publication.PauseAsync(Flagship.Name);

        await walk.FinishAsync();

        Assert.NotNull((await walk.StandAsync()).FinishedUtc);
    }

    [Theory, Databases]
    public async Task Another_language_keeps_the_ticks_and_shows_the_same_page(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.ToAsync(lab, "quality");
        var form = (await walk.ShowAsync()).Answering(("quality_2", 6)).Leaving("quality_1");

        var outcome = await walk.SendAsync(form with { Op = Op.Language, Language = "da" });

        var standing = await walk.StandAsync();
        Assert.Equal((SaveResult.Saved, "quality", false), (outcome.Result, outcome.Next, outcome.Stays));
        Assert.Equal("da", standing.Language);
        Assert.Equal(Answer.Of(6), standing.Journey.Answers["quality_2"]);
        Assert.DoesNotContain(standing.Saved, save => save is { Page: "quality", Stays: true });
    }

    [Theory, Databases]
    public async Task Another_language_allocates_nobody(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.ToAsync(lab, "role");

        await walk.SendAsync((await walk.ShowAsync()) with { Op = Op.Language, Language = "da" });

        Assert.Equal("role", (await walk.StandAsync()).Journey.Due);
        Assert.Equal(0, await lab.CountAsync("Places"));
    }

    [Theory, Databases]
    public async Task The_vignette_is_kept_as_it_was_shown_in_its_language(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.ToAsync(lab, "quality");

        await walk.SendAsync((await walk.ShowAsync()) with { Op = Op.Language, Language = "da" });
        await walk.SendAsync();

        var standing = await walk.StandAsync();
        var study = standing.Version.Study;
        var arm = standing.Place?.Arm ?? "";
        Assert.Equal(
            [null, null, study.Wording(arm, "en").Hash, study.Wording(arm, "da").Hash],
            standing.Saved.Select(saved => saved.Shown));
    }

    [Theory, Databases]
    public async Task Going_back_keeps_the_ticks(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.ToAsync(lab, "profession");
        var form = (await walk.ShowAsync()).Answering(("profession_2", 6)).Leaving("profession_1");

        var outcome = await walk.SendAsync(form with { Op = Op.Back });

        Assert.Equal((SaveResult.Saved, "quality", false), (outcome.Result, outcome.Next, outcome.Stays));
        Assert.Equal(Answer.Of(6), (await walk.StandAsync()).Journey.Answers["profession_2"]);
    }

    [Theory, Databases]
    public async Task One_who_declines_is_never_allocated_and_may_think_again(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.StartAsync(lab);

        var declined = await walk.SendAsync((await walk.ShowAsync()).Leaving("consent") with { Op = Op.Decline });
        var agreed = await walk.SendAsync(await walk.ShowAsync("information"));

        Assert.Equal((SaveResult.Saved, Journey.Declined), (declined.Result, declined.Next));
        Assert.Equal((SaveResult.Saved, "role"), (agreed.Result, agreed.Next));
        Assert.Equal(0, await lab.CountAsync("Places"));
    }

    [Theory, Databases]
    public async Task Sequences_run_from_1_without_gaps_whatever_the_clock_says(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        var walk = await Walk.StartAsync(lab);

        while ((await walk.SendAsync()).Next != Journey.Receipt)
            lab.Clock.Now -= TimeSpan.FromDays(1);

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], (await walk.StandAsync()).Saved.Select(saved => saved.Sequence));
    }

    [Fact]
    public async Task A_process_that_has_saved_nothing_yet_says_not_saved_while_another_keeps_the_file_locked()
    {
        await using var lab = await Lab.LaunchedAsync(Database.Sqlite);
        var form = await (await Walk.ToAsync(lab, "role")).ShowAsync();
        var restarted = lab.Again();
        await using var other = await lab.ConnectAsync();
        await Lab.RunAsync(other, "begin immediate");

        var outcome = await Record.ExceptionAsync(() => restarted.Answering.SaveAsync(form));

        Assert.IsType<NotSavedException>(outcome);
    }
}
