using VignetteLab.Core.Studies;

namespace VignetteLab.Storage.Tests;

public sealed class AmendingTests
{
    [Theory, Databases]
    public async Task A_correction_is_for_those_who_start_after_it(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        const string anna = "anna";
        await lab.AddAsync(anna);
        var (before, started) = (await Walk.ToAsync(lab, "quality"), await Walk.StartAsync(lab));
        await lab.Amending.BeginAsync(Flagship.Name, "anna");
        var fingerprint = await EditAsync(lab, anna, study => study with { Title = English(study.Title, "Everyday life on the ward") });
        await AcceptAsync(lab);
        Assert.Equal(1, (await before.StandAsync()).Version.Number);

        var number = await lab.Amending.PublishAsync(Flagship.Name, new(fingerprint, "A better title", false), "anna");
        var after = await Walk.AllocatedAsync(lab);

        Assert.Equal((2, 1, 1, 2), (number, (await before.StandAsync()).Version.Number, (await started.StandAsync()).Version.Number, after.Version.Number));
        Assert.Equal("Everyday life on the ward", after.Version.Study.Study.Title.In("en"));
        await before.FinishAsync();
        await started.FinishAsync();
        Assert.Equal([1, 2, 1], (await lab.LedgerAsync()).OrderBy(place => place.Turn.Number).Select(place => place.Version));
        Assert.Equal(1, await lab.CountAsync("Amendments"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => lab.RunAsync("""update "Amendments" set "Reason" = '' """));
        await lab.VerifiedAsync();
    }

    [Theory, Databases]
    public async Task More_than_words_is_another_study_and_nothing_else_is_edited_without_a_correction(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        const string anna = "anna";
        await lab.AddAsync(anna);
        Assert.Contains("launched", await RefusedAsync(() => EditAsync(lab, anna, study => study with { Minutes = 9 })), StringComparison.Ordinal);
        await lab.Amending.BeginAsync(Flagship.Name, "anna");

        await AcceptAsync(lab);
        Assert.Contains("address", await RefusedAsync(() => EditAsync(lab, anna, study => study with { Name = "another" })), StringComparison.Ordinal);
        var same = CanonicalJson.Fingerprint(CanonicalJson.Write(Flagship.Study));
        Assert.Contains("Nothing has changed", await PublishAsync(same), StringComparison.Ordinal);
        Assert.Contains("scales", await RefusedAsync(() => EditAsync(lab, anna, study => study with { Scales = [.. study.Scales.Skip(1)] })), StringComparison.Ordinal);
        await EditAsync(lab, anna, study => study with { Title = English(study.Title, "Everyday life") });
        await AcceptAsync(lab);
        Assert.Contains("was changed since", await PublishAsync(same), StringComparison.Ordinal);
        await lab.Amending.DiscardAsync(Flagship.Name, "anna", anna);

        Assert.Contains("launched", await RefusedAsync(() => EditAsync(lab, anna, study => study with { Minutes = 9 })), StringComparison.Ordinal);
        await using var db = lab.Database.Open();
        Assert.Equal(CanonicalJson.Write(Flagship.Study), (await Drafts.LastAsync(db, 1))?.Json);
        Assert.Equal(1, await lab.CountAsync("Versions"));

        Task<string> PublishAsync(string draft) => RefusedAsync(() => lab.Amending.PublishAsync(Flagship.Name, new(draft, "A try", true), "anna"));
    }

    [Theory, Databases]
    public async Task Words_may_be_missing_while_they_are_corrected_and_what_was_before_the_launch_does_not_come_back(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        await lab.Publication.TakeInAsync(Flagship.Study with { Minutes = 9 });
        await lab.Publication.TakeInAsync(Flagship.Study);
        await lab.OpenAsync();
        const string anna = "anna";
        await lab.AddAsync(anna);
        await lab.Amending.BeginAsync(Flagship.Name, anna);

        await EditAsync(lab, anna, study => study with { Title = English(study.Title, "") });
        await EditAsync(lab, anna, study => study with { Title = English(study.Title, "Everyday life") });
        var refusal = await RefusedAsync(() => new Drafting(lab.Commit, lab.Clock).RestoreAsync(Flagship.Name, 1, anna));

        Assert.Contains("minutes is more than words", refusal, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task A_close_drops_a_correction_that_was_not_published(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        const string anna = "anna";
        await lab.AddAsync(anna);
        await lab.Amending.BeginAsync(Flagship.Name, "anna");
        await EditAsync(lab, anna, study => study with { Contact = "other@example.org" });

        await lab.Publication.CloseAsync(Flagship.Name);

        await using var db = lab.Database.Open();
        Assert.Equal(CanonicalJson.Write(Flagship.Study), (await Drafts.LastAsync(db, 1))?.Json);
        Assert.Null((await lab.StudyAsync()).CorrectingUtc);
    }

    private static Core.LocalText English(Core.LocalText text, string words) => new(new Dictionary<string, string>(text.Words) { ["en"] = words });

    [Theory, Databases]
    public async Task Words_of_a_language_that_is_switched_off_are_no_correction_and_stay_in_the_draft(Database database)
    {
        await using var lab = await Lab.MakeAsync(database);
        var draft = Flagship.Study with { Languages = ["en"] };
        await lab.Publication.TakeInAsync(draft);
        var found = await FoundAsync();
        await lab.Launching.LaunchAsync(new(Flagship.Name, Schedule.Now, Auditing.Server) { Fingerprint = found?.Fingerprint, Accept = "Known" });
        const string anna = "anna";
        await lab.AddAsync(anna);
        await using var db = lab.Database.Open();
        Assert.Equal(found?.Fingerprint, db.Versions.Single().Fingerprint);
        Assert.DoesNotContain("\"da\"", db.Versions.Single().Json, StringComparison.Ordinal);

        await lab.Amending.BeginAsync(Flagship.Name, "anna");
        var nothing = await RefusedAsync(async () => await lab.Amending.PublishAsync(Flagship.Name, new((await FoundAsync())!.Fingerprint, "A try", true), "anna"));
        await EditAsync(lab, anna, study => study with { Contact = "other@example.org" });
        await lab.Amending.DiscardAsync(Flagship.Name, "anna", anna);
        Assert.Equal(CanonicalJson.Write(draft), (await Drafts.LastAsync(db, 1))?.Json);
        await lab.Amending.BeginAsync(Flagship.Name, "anna");
        await EditAsync(lab, anna, study => study with { Contact = "other@example.org" });
        await AcceptAsync(lab);
        var number = await lab.Amending.PublishAsync(Flagship.Name, new((await FoundAsync())!.Fingerprint, "Another address", false), "anna");

        Assert.Contains("Nothing has changed", nothing, StringComparison.Ordinal);
        Assert.Equal(2, number);

        Task<Examination?> FoundAsync() => new Examining(lab.Database, lab.Clock).OfAsync(Flagship.Name, new() { IsCorrection = true });
    }

    [Theory, Databases]
    public async Task A_correction_waits_for_its_warnings_as_a_launch_does(Database database)
    {
        await using var lab = await Lab.LaunchedAsync(database);
        const string anna = "anna";
        await lab.AddAsync(anna);
        await lab.Amending.BeginAsync(Flagship.Name, "anna");
        var fingerprint = await EditAsync(lab, anna, study => study with { Contact = "other@example.org" });

        var refusal = await RefusedAsync(() => lab.Amending.PublishAsync(Flagship.Name, new(fingerprint, "A try", true), "anna"));
        await AcceptAsync(lab);

        Assert.Contains("open warnings: L26", refusal, StringComparison.Ordinal);
        Assert.Equal(2, await lab.Amending.PublishAsync(Flagship.Name, new(fingerprint, "A try", true), "anna"));
    }

    private static async Task AcceptAsync(Lab lab)
    {
        foreach (var finding in (await new Examining(lab.Database, lab.Clock).OfAsync(Flagship.Name, new() { IsCorrection = true }))?.Warnings ?? [])
            await new Reviewing(lab.Commit, lab.Clock).AcceptAsync(1, finding.Key, "Known", "anna");
    }

    private static async Task<string> EditAsync(Lab lab, string researcher, Func<Study, Study> change)
    {
        await using var db = lab.Database.Open();
        var last = await Drafts.LastAsync(db, 1) ?? throw new InvalidOperationException("No draft.");
        var json = CanonicalJson.Write(change(StudyFile.ReadDraft(last.Json).Study));
        await new Drafting(lab.Commit, lab.Clock).SaveAsync(Flagship.Name, last.Number, json, researcher);
        return CanonicalJson.Fingerprint(json);
    }

    private static async Task<string> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<RefusedException>(act)).Message;
}
