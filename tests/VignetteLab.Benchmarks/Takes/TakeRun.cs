using VignetteLab.Benchmarks.Load;
using VignetteLab.Benchmarks.Servers;

namespace VignetteLab.Benchmarks.Takes;

/// <summary>Publishes, starts, drives and counts; the folder it works in is gone afterwards.</summary>
internal static class TakeRun
{
    private const string study = "/s/volunteers-in-the-nursing-home";

    public static async Task<int> RunAsync(TakeOptions options, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("vignettelab-benchmarks-");
        try
        {
            var published = options.Site ?? Path.Combine(folder.FullName, "published");
            if (options.Site is null)
                await Publishing.PublishAsync(published, stop);

            var siteData = folder.CreateSubdirectory("site").FullName;
            await using var siteServer = await StartSiteAsync(published, siteData, stop);
            var site = new Contender(
                "site",
                siteServer,
                new SurveyRoute(siteServer.Port, study, options.Cookies, Redirects: options.Cookies),
                Ledger.OfSite(siteData));

            var ceilingData = folder.CreateSubdirectory("ceiling").FullName;
            await using var ceilingServer = await StartCeilingAsync(ceilingData, stop);
            var ceiling = new Contender(
                "ceiling",
                ceilingServer,
                new SurveyRoute(ceilingServer.Port, "/" + options.Ceiling, Cookies: true, Redirects: false),
                Ledger.OfCeiling(ceilingData));

            var report = await new Contest(site, ceiling, options).HoldAsync(stop);
            report.Write(Console.Out);
            return report.IsSound ? 0 : 1;
        }
        catch (InvalidOperationException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Development opens the flagship study as a live demonstration.
    private static Task<Server> StartSiteAsync(
        string published, string data, CancellationToken stop) => Server.StartAsync(
        Publishing.Program(published),
        url => ["--urls", url],
        new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Lab__Data"] = data,
            ["Logging__LogLevel__Default"] = "Warning",
            ["Logging__LogLevel__Microsoft"] = "Warning",
            ["Logging__LogLevel__Microsoft.AspNetCore"] = "Warning",
            ["Logging__LogLevel__Microsoft.Hosting.Lifetime"] = "Warning",
        },
        stop);

    // The collector that a published site has; this program's own is a client's.
    private static Task<Server> StartCeilingAsync(string data, CancellationToken stop) => Server.StartAsync(
        typeof(TakeRun).Assembly.Location,
        url => ["ceiling", "--url", url, "--data", data],
        new Dictionary<string, string> { ["DOTNET_gcServer"] = "1", ["DOTNET_gcConcurrent"] = "1" },
        stop);
}
