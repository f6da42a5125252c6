using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;

namespace VignetteLab.Web.Tests.Pages.Authoring;

/// <summary>What the pages of a study's life offer, and what they say where something is not to be had.</summary>
public sealed class LifeTests(Lab lab) : IClassFixture<Lab>
{
    [Fact]
    public async Task A_launch_without_an_end_and_without_a_reason_for_that_is_an_error_at_its_field()
    {
        const string name = "endless";
        using var anna = await OwnerAsync(name);
        await lab.AcceptAsync(name);

        var zone = lab.Services.GetRequiredService<LabSettings>().Zone;
        var before = DateTime.UtcNow;
        await anna.PostAsync($"/studies/{name}/launch?handler=Launch", ("Input.Name", name));

        var field = anna.Document.QuerySelector("#noclose")!;
        Assert.Equal(("true", "noclose-error"), (field.GetAttribute("aria-invalid"), field.GetAttribute("aria-describedby")));
        Assert.True(field.HasAttribute("autofocus"));
        Assert.Contains("Give the time at which the study closes", anna.Document.QuerySelector("#noclose-error")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("Give the time at which the study closes", anna.Document.QuerySelector(".validation-summary-errors")?.TextContent, StringComparison.Ordinal);
        var said = Regex.Match(anna.Words, $"those of the server’s time zone, {Regex.Escape(zone.Id)}, wherever you are. There it is now (?<now>[0-9]+ [A-Za-z]+ [0-9]+, [0-9:]+)");
        Assert.InRange(
            TimeZoneInfo.ConvertTimeToUtc(DateTime.Parse(said.Groups["now"].Value, CultureInfo.InvariantCulture), zone), before.AddMinutes(-1), DateTime.UtcNow);
    }

    [Fact]
    public async Task A_name_that_is_typed_otherwise_is_an_error_at_its_field_and_stays_there()
    {
        const string name = "mistyped";
        using var anna = await OwnerAsync(name);
        await lab.AcceptAsync(name);

        await anna.PostAsync($"/studies/{name}/launch?handler=Launch", ("Input.Name", "mistypd"), ("Input.NoClose", "Until enough have answered"));

        var field = anna.Document.QuerySelector("#confirm")!;
        Assert.Equal(("mistypd", "true", true), (field.GetAttribute("value"), field.GetAttribute("aria-invalid"), field.HasAttribute("autofocus")));
        Assert.Contains("Type the study’s name, mistyped", anna.Document.QuerySelector("#confirm-error")?.TextContent, StringComparison.Ordinal);
        Assert.Equal("Until enough have answered", anna.Document.QuerySelector("#noclose")?.GetAttribute("value"));
    }

    [Fact]
    public async Task A_pilot_is_offered_only_where_it_can_be_opened_and_cleared_data_only_where_they_can_be_put_back()
    {
        const string name = "reopened";
        using var anna = await OwnerAsync(name);
        var launch = $"/studies/{name}/launch";
        await AnswerAsync();
        await anna.PostAsync($"{launch}?handler=ClosePilot");
        await lab.EditAsync(name, study => study with { Scales = [.. study.Scales.Skip(1)] });

        await anna.GetAsync(launch);
        var (closed, why) = (Offers("OpenPilot"), anna.Words);
        await anna.PostAsync($"{launch}?handler=ClearPilot");
        await anna.GetAsync(launch);
        var cleared = (Offers("OpenPilot"), Offers("RestorePilot"));
        await AnswerAsync();
        await anna.GetAsync(launch);

        Assert.False(closed);
        Assert.Contains("more than words has changed", why, StringComparison.Ordinal);
        Assert.Equal((true, true), cleared);
        Assert.False(Offers("RestorePilot"));
        Assert.Contains("two pilots cannot be told apart", anna.Words, StringComparison.Ordinal);

        bool Offers(string handler) => anna.Document.QuerySelector($"form[action$='handler={handler}'] button") is not null;
        async Task AnswerAsync()
        {
            await anna.PostAsync($"{launch}?handler=OpenPilot");
            await anna.GetAsync(launch);
            using var tester = lab.Walk();
            await tester.OpenAsync(new Uri(anna.Document.QuerySelector("#pilot ~ div a.code")?.GetAttribute("href") ?? "").AbsolutePath);
            await tester.ToAsync("quality");
        }
    }

    [Fact]
    public async Task There_is_no_archive_while_answers_can_still_come_and_each_role_is_told_what_is_left()
    {
        const string name = "graceful";
        using var anna = await OwnerAsync(name);
        await Lab.LaunchAsync(lab.Services, name);
        using var walk = lab.Walk();
        await walk.ToAsync("quality", path: $"/s/{name}");
        await lab.Services.GetRequiredService<Publication>().CloseAsync(name);
        using var bo = await MemberAsync(name, MembershipRole.Viewer);
        using var carl = await MemberAsync(name, MembershipRole.Analyst);

        await anna.GetAsync($"/studies/{name}/close");
        var waiting = (Has(anna, "archive.zip"), anna.Words);
        var early = await anna.GetAsync($"/studies/{name}/archive.zip");
        await walk.ToAsync("receipt");
        await anna.GetAsync($"/studies/{name}/close");
        await bo.GetAsync($"/studies/{name}/close");
        await carl.GetAsync($"/studies/{name}/close");

        Assert.False(waiting.Item1);
        Assert.Contains("Answers can still come until", waiting.Words, StringComparison.Ordinal);
        Assert.Equal($"/studies/{name}/close", early.Headers.Location?.ToString());
        Assert.Equal((true, true, true), (Has(anna, "archive.zip"), Has(anna, "data.xlsx"), Has(anna, "watch")));
        Assert.Equal((false, false, true), (Has(bo, "archive.zip"), Has(bo, "data.xlsx"), Has(bo, "watch")));
        Assert.Equal((false, true, true), (Has(carl, "archive.zip"), Has(carl, "data.xlsx"), Has(carl, "watch")));
        Assert.All([bo.Words, carl.Words], words => Assert.Contains("An owner downloads the archive", words, StringComparison.Ordinal));
        Assert.Equal("application/zip", (await anna.GetAsync($"/studies/{name}/archive.zip")).Content.Headers.ContentType?.MediaType);

        static bool Has(Studio studio, string page) => studio.Document.QuerySelector($".ready a[href='/studies/{name}/{page}']") is not null;
    }

    [Fact]
    public async Task A_closed_study_goes_into_the_bin_when_its_name_is_typed()
    {
        const string name = "thrown-away";
        using var anna = await OwnerAsync(name);
        await Lab.LaunchAsync(lab.Services, name);
        await lab.Services.GetRequiredService<Publication>().CloseAsync(name);
        var bin = $"/studies/{name}/bin";

        await anna.GetAsync("/studies");
        var (link, button) = (anna.Document.QuerySelector($"a[href='{bin}']"), anna.Document.QuerySelector($"form[action^='{bin}']"));
        await anna.PostAsync(bin, $"{bin}?handler=Put", ("Input.Name", ""));
        var refused = anna.Document.QuerySelector("#confirm-error")?.TextContent;
        var there = await anna.GetAsync($"/studies/{name}/close");
        var put = await anna.PostAsync(bin, $"{bin}?handler=Put", ("Input.Name", name));
        await anna.GetAsync("/studies");

        Assert.NotNull(link);
        Assert.Null(button);
        Assert.Contains("Nothing was done", refused, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "/studies#bin"), (there.StatusCode, put.Headers.Location?.ToString()));
        Assert.Contains("it was launched or answered, and stays", anna.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_for_a_second_person_stands_among_their_studies_until_it_cannot_be_agreed_to()
    {
        const string name = "waiting";
        using var anna = await OwnerAsync(name);
        using var bo = await MemberAsync(name, MembershipRole.Editor);
        using var carl = await MemberAsync(name, MembershipRole.Analyst);
        await lab.AcceptAsync(name);
        await anna.PostAsync($"/studies/{name}/launch?handler=Second", ("Input.NeedsSecond", "true"));
        var fingerprint = (await lab.Services.GetRequiredService<Examining>().OfAsync(name, new()))!.Fingerprint;
        await anna.PostAsync($"/studies/{name}/launch?handler=Ask", ("Input.Fingerprint", fingerprint), ("Input.NoClose", "Until enough have answered"));

        var (asker, other, outsider) = (await AskedAsync(anna), await AskedAsync(bo), await AskedAsync(carl));
        await lab.EditAsync(name, study => study with { Minutes = 9 });

        Assert.Equal(("You asked another to agree", $"{name}@example.org asks for the launch", null), (asker, other, outsider));
        Assert.Null(await AskedAsync(bo));

        static async Task<string?> AskedAsync(Studio studio)
        {
            await studio.GetAsync("/studies");
            return studio.Document.QuerySelector($"a[href='/studies/{name}/launch#launch']")?.TextContent;
        }
    }

    private async Task<Studio> OwnerAsync(string name)
    {
        await lab.TakeInAsync(name);
        return await MemberAsync(name, MembershipRole.Owner, name);
    }

    private async Task<Studio> MemberAsync(string study, MembershipRole role, string? who = null)
    {
        var studio = await Studio.JoinAsync(lab, $"{who ?? $"{study}-{role}"}@example.org");
        await Owning.GiveAsync(lab, study, role);
        return studio;
    }
}
