using VignetteLab.Core.Allocation;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;
using VignetteLab.Web.Pages.Take;
using VignetteLab.Web.Studies;

namespace VignetteLab.Web.Commands;

/// <summary>Serves the site until it is told to stop.</summary>
internal static class ServeCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        var app = Site.Build(args);
        var settings = new LabSettings(app.Configuration);

        // Let go of last: what is under way is still being written while the site is taken down.
        using var alone = settings.IsPostgres ? null : LabLock.Take(settings.Data);
        await using (app)
        {
            if (alone is not null || settings.IsPostgres)
                return await RunAsync(app, settings);
            await Console.Error.WriteLineAsync($"Another site is using {settings.Data}. Stop it first, or give this one a folder of its own with Lab__Data.");
            return 1;
        }
    }

    private static async Task<int> RunAsync(WebApplication app, LabSettings settings)
    {
        await app.Services.GetRequiredService<LabDatabase>().MigrateAsync(CancellationToken.None);

        // Drawn now, so that the first respondent's GET writes nothing.
        await app.Services.GetRequiredService<Secrets>().GetAsync(Handles.SecretName);
        await app.Services.GetRequiredService<Secrets>().GetAsync(WithdrawalCode.SecretName);
        await app.Services.GetRequiredService<Secrets>().GetAsync(Inviting.SecretName);
        await app.Services.GetRequiredService<Secrets>().GetAsync(Piloting.SecretName);
        var publication = app.Services.GetRequiredService<Publication>();
        await Intake.TakeInAsync(publication, app.Logger);
        var demonstration = app.Environment.IsDevelopment() && await DemonstrateAsync(app.Services);
        try
        {
            await app.StartAsync();
        }
        catch (IOException error) when (error.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{error.Message} Stop what uses it, or choose another with --urls http://localhost:5090");
            return 1;
        }

        // Made only now: a link that nobody could read would be lost, since Production makes one once.
        var link = await app.Services.GetRequiredService<Accounts>().FirstLinkAsync(onlyOnce: !app.Environment.IsDevelopment());
        var address = settings.PublicUrl ?? app.Urls.First();
        if (demonstration)
            Console.WriteLine($"The survey:           {address}/s/{StudyLibrary.Demonstration}");
        if (link is not null)
            Console.WriteLine($"The first researcher: {address}/account/link/{link}   (works once)");
        else
            Console.WriteLine($"The studio:           {address}/studies");
        await app.WaitForShutdownAsync();
        return 0;
    }

    // What somebody has paused or closed stays so.
    private static async Task<bool> DemonstrateAsync(IServiceProvider services)
    {
        if (await StatusAsync(services) is not { } status)
            return false;
        try
        {
            if (status == StudyStatus.Draft)
            {
                await services.GetRequiredService<Launching>().LaunchAsync(
                    new(StudyLibrary.Demonstration, Schedule.Now, Auditing.Server) { Accept = "A demonstration: nobody is asked in earnest." });
            }
        }
        catch (RefusedException)
        {
            // Another process that started at the same moment may have been faster.
            if (await StatusAsync(services) is null or StudyStatus.Draft)
                throw;
        }

        return true;
    }

    private static async Task<StudyStatus?> StatusAsync(IServiceProvider services)
    {
        await using var found = await Snapshot.OpenAsync(
            services.GetRequiredService<LabDatabase>(), services.GetRequiredService<Versions>(),
            StudyLibrary.Demonstration, Mode.Live, CancellationToken.None);
        return found?.Study.Status;
    }
}
