using System.Net;
using System.Net.Sockets;

namespace VignetteLab.Web.Tests.Commands;

public sealed class ServeCommandTests : IDisposable
{
    private readonly Shell shell = new();

    public void Dispose() => shell.Dispose();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_ends_the_site_well_and_no_answer_that_was_acknowledged_is_lost(string signal)
    {
        await using var site = await LabProcess.ServeAsync(shell.Folder);
        var crowd = new Faults.Crowd(site.Address, seed: 11);
        var walking = crowd.WalkAsync(respondents: 20);
        await crowd.AcknowledgedAsync(60);

        var code = await site.SignalAsync(signal);
        await walking;

        Assert.Equal(0, code);
        Assert.DoesNotContain("   at ", site.Output, StringComparison.Ordinal);
        Assert.Empty(await crowd.LostAsync(shell.At(".lab/lab.db")));
    }

    [Fact]
    public async Task Production_opens_no_demonstration_and_shows_the_first_link_once()
    {
        await using (var first = await LabProcess.ServeAsync(shell.Folder, "Production"))
        {
            Assert.DoesNotContain("The survey:", first.Output, StringComparison.Ordinal);
            Assert.Matches("The first researcher: http://127.0.0.1:[0-9]+/account/link/[0-9a-f]{32}   \\(works once\\)", first.Output);
            using var walk = new Walk(first.Address);
            await walk.OpenAsync();
            Assert.Equal(HttpStatusCode.NotFound, walk.Status);
            await first.SignalAsync("TERM");
        }

        await using var second = await LabProcess.ServeAsync(shell.Folder, "Production");

        Assert.Contains("The studio:", second.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("/account/link/", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Development_opens_the_demonstration_and_the_address_that_was_asked_for()
    {
        await using var site = await LabProcess.ServeAsync(shell.Folder);

        Assert.Contains($"The survey:           {site.Address}s/{Lab.Study}", site.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(shell.At(".lab/lab.db")));
        using var walk = new Walk(site.Address);
        await walk.OpenAsync("/healthz");
        Assert.Equal("healthy", walk.Source);
        await walk.ToAsync("receipt");
        Assert.Equal("receipt", walk.Page);
    }

    [Fact]
    public async Task The_last_link_of_a_lab_without_researchers_makes_the_owner_of_its_studies()
    {
        await using var site = await LabProcess.ServeAsync(shell.Folder);
        var link = site.Output.Split('\n').Single(line => line.StartsWith("The first", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).Single(word => word.StartsWith("http", StringComparison.Ordinal));
        using var studio = new Studio(site.Address);

        await studio.PostAsync(link, ("Input.Email", "first@example.org"), ("Input.Password", Studio.Password));
        await studio.GetAsync("/studies");

        Assert.Contains(Lab.Study, studio.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_site_on_the_same_folder_is_refused()
    {
        await using var site = await LabProcess.ServeAsync(shell.Folder);

        var (code, _, error) = await shell.RunAsync("--urls", "http://127.0.0.1:0");

        Assert.Equal(1, code);
        Assert.Equal($"Another site is using {shell.At(".lab")}. Stop it first, or give this one a folder of its own with Lab__Data.\n", error);
    }

    [Fact]
    public async Task An_address_in_use_is_said_so()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        var (code, _, error) = await shell.RunAsync("--urls", $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}");

        Assert.Equal(1, code);
        Assert.Contains("choose another with --urls", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_writes_works_beside_a_site()
    {
        await using var site = await LabProcess.ServeAsync(shell.Folder);

        var paused = await shell.RunAsync("pause", Lab.Study);
        using var walk = new Walk(site.Address);
        await walk.OpenAsync();

        Assert.Equal((0, "paused"), (paused.Code, walk.Page));
    }

    [Fact]
    public async Task What_is_answered_is_in_no_log()
    {
        await using var site = await LabProcess.ServeAsync(shell.Folder);
        using var walk = new Walk(site.Address);
        await walk.ToAsync("background");

        await walk.PressAsync("continue", ("comment", "canary-" + new string('x', 2000)), ("years_in_care", "canary-number"));
        await walk.PostAsync([new("handle", "canary-handle"), new("comment", "canary-comment")]);
        await walk.OpenAsync("/s/canary-study?canary-query");
        await site.SignalAsync("TERM");

        Assert.DoesNotContain("canary", site.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(walk.Cookies.Single().Value.Split('.')[2], site.Output, StringComparison.Ordinal);
    }
}
