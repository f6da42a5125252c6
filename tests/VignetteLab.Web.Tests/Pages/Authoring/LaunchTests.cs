using System.Net;
using Microsoft.Extensions.DependencyInjection;
using VignetteLab.Storage;

namespace VignetteLab.Web.Tests.Pages.Authoring;

/// <summary>From a draft by a pilot to the launch, a correction and the close, as its owner does it.</summary>
public sealed class LaunchTests(Lab lab) : IClassFixture<Lab>
{
    [Fact]
    public async Task A_study_is_piloted_launched_corrected_and_closed_from_its_pages()
    {
        const string name = "whole-life";
        using var anna = await Studio.JoinAsync(lab, "anna@example.org");
        await lab.TakeInAsync(name);
        var (launch, close) = ($"/studies/{name}/launch", $"/studies/{name}/close");

        // The pilot: a link of its own, and a ribbon on every page.
        Assert.Equal(HttpStatusCode.Redirect, (await anna.PostAsync($"{launch}?handler=OpenPilot")).StatusCode);
        await anna.GetAsync(launch);
        var link = new Uri(anna.Document.QuerySelector("#pilot ~ div a.code")?.GetAttribute("href") ?? "").AbsolutePath;
        Assert.Matches($"^/s/{name}/p/[0-9A-Z]{{26}}$", link);
        Assert.Equal("image/svg+xml", (await anna.GetAsync($"/studies/{name}/qr.svg?mode=pilot")).Content.Headers.ContentType?.MediaType);
        using var tester = lab.Walk();
        await tester.OpenAsync($"/s/{name}");
        Assert.Equal("notfound", tester.Page);
        await tester.OpenAsync(link);
        await tester.ToAsync("quality");
        Assert.Contains("Pilot", tester.Document.QuerySelector(".pilot")?.TextContent, StringComparison.Ordinal);
        await tester.ToAsync("receipt");
        Assert.All(tester.Replies.Where(reply => reply.Source.Contains("name=\"handle\"", StringComparison.Ordinal)), reply => Assert.Contains("class=\"pilot\"", reply.Source, StringComparison.Ordinal));
        await tester.OpenAsync(link);
        Assert.Equal("landing", tester.Page);
        await tester.ToAsync("quality");
        await anna.PostAsync($"{launch}?handler=ClosePilot");
        await tester.OpenAsync(link);
        Assert.Equal("vignette", tester.Page);
        using (var stranger = lab.Walk())
        {
            await stranger.OpenAsync(link);
            Assert.Equal("pilotclosed", stranger.Page);
        }

        await anna.PostAsync($"{launch}?handler=ClearPilot");
        await anna.PostAsync($"{launch}?handler=RestorePilot");

        // The launch asks the checks, the name and a reason to stay open.
        await anna.PostAsync($"{launch}?handler=Launch", ("Input.Name", name), ("Input.Fingerprint", await FingerprintAsync(name)), ("Input.NoClose", "Until enough have answered"));
        Assert.Contains("open warnings: L26", anna.Words, StringComparison.Ordinal);
        await anna.PostAsync($"{launch}?handler=Launch", ("Input.Name", name), ("Input.NoClose", "Until enough have answered"));
        Assert.Contains("was changed since", anna.Words, StringComparison.Ordinal);
        await lab.AcceptAsync(name);
        await anna.PostAsync($"{launch}?handler=Launch", ("Input.Name", "another"));
        Assert.Contains("Type the study’s name", anna.Words, StringComparison.Ordinal);
        var launched = await anna.PostAsync($"{launch}?handler=Launch", ("Input.Name", name), ("Input.Fingerprint", await FingerprintAsync(name)), ("Input.NoClose", "Until enough have answered"));
        Assert.Equal($"{launch}#survey", launched.Headers.Location?.ToString());
        await tester.OpenAsync($"/s/{name}");
        Assert.Equal((null, "landing"), (tester.Document.QuerySelector(".pilot"), tester.Page));
        using var late = lab.Walk();
        await late.OpenAsync(link);
        Assert.Equal("pilotclosed", late.Page);

        // A correction: those under way keep their words.
        using var before = lab.Walk();
        await before.ToAsync("quality", path: $"/s/{name}");
        await anna.PostAsync($"{launch}?handler=Correct");
        await lab.EditAsync(name, study => study with { Contact = "corrected@example.org" });
        await anna.GetAsync(launch);
        Assert.Contains("corrected@example.org", anna.Words, StringComparison.Ordinal);
        var fingerprint = anna.Document.QuerySelector("input[name='Input.Fingerprint']")?.GetAttribute("value") ?? "";
        await anna.PostAsync($"{launch}?handler=Publish", ("Input.Fingerprint", fingerprint), ("Input.Affects", "false"), ("Input.Reason", "A new address"));
        using var after = lab.Walk();
        await after.OpenAsync($"/s/{name}");
        Assert.Contains("corrected@example.org", after.Source, StringComparison.Ordinal);
        await before.FillAsync();
        Assert.DoesNotContain("corrected@example.org", before.Source, StringComparison.Ordinal);

        // The close, at a time and by hand.
        await anna.PostAsync($"{close}?handler=Schedule", ("Input.Closes", "2019-01-01T10:00"), ("Input.Grace", "5"));
        Assert.Contains("is past", anna.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await anna.PostAsync($"{close}?handler=Schedule", ("Input.Closes", "2099-01-01T10:00"), ("Input.Grace", "5"))).StatusCode);
        await anna.PostAsync($"{close}?handler=Close", ("Input.Name", ""));
        Assert.Contains("Nothing was done", anna.Words, StringComparison.Ordinal);
        await anna.PostAsync($"{close}?handler=Close", ("Input.Name", name));
        await anna.GetAsync(close);
        Assert.Matches("[0-9a-f]{64}", anna.Document.QuerySelector("#end ~ dl dd.code")?.TextContent);
        await after.OpenAsync($"/s/{name}");
        Assert.Equal("closed", after.Page);
    }

    [Fact]
    public async Task A_study_that_opens_later_says_when()
    {
        const string name = "later";
        await lab.TakeInAsync(name);
        await lab.Services.GetRequiredService<Launching>().LaunchAsync(
            new(name, new(new DateTime(2099, 6, 1, 8, 0, 0, DateTimeKind.Utc), null), Auditing.Server) { Accept = "A test" });
        using var walk = lab.Walk();

        await walk.OpenAsync($"/s/{name}");

        Assert.Equal((HttpStatusCode.OK, "waiting"), (walk.Status, walk.Page));
        Assert.Contains("June 2099", walk.Words, StringComparison.Ordinal);
    }

    private async Task<string> FingerprintAsync(string name) => (await lab.Services.GetRequiredService<Examining>().OfAsync(name, new()))!.Fingerprint;
}
