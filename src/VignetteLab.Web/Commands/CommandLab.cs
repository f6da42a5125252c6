using VignetteLab.Storage;
using VignetteLab.Web.Studies;

namespace VignetteLab.Web.Commands;

/// <summary>The lab as a command uses it: the same acts on the same database, without a site.</summary>
internal sealed class CommandLab : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private CommandLab(ServiceProvider services, LabSettings settings) =>
        (this.services, Settings) = (services, settings);

    public LabSettings Settings { get; }

    /// <summary>The studies that were new, or a draft that had changed, when the lab was opened to write.</summary>
    public IReadOnlyList<string> TakenIn { get; private set; } = [];

    /// <summary>What links begin with; says how to set it where that is only the default.</summary>
    public string Address()
    {
        if (Settings.PublicUrl is { } url)
            return url;
        Console.Error.WriteLine($"Links begin with {Site.DefaultAddress}, which is this machine alone. Set Lab__PublicUrl to the address that others reach it by, as in Lab__PublicUrl=https://svar.example.org.");
        return Site.DefaultAddress;
    }

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>Opens the lab to read.</summary>
    /// <exception cref="RefusedException">There is no database, or it is older than this program.</exception>
    public static async Task<CommandLab> ReadAsync(CancellationToken stop)
    {
        var lab = Open(readOnly: true);
        if (lab.Settings.IsPostgres || File.Exists(lab.Settings.File))
        {
            if (await lab.Get<LabDatabase>().IsThereAsync(stop))
                return lab;
            throw new RefusedException($"The database {lab.Get<LabDatabase>().Name} is not of this program's version, or cannot be reached. Run the command “migrate”.");
        }

        throw new RefusedException($"There is no database at {lab.Settings.File}. Start the site once, or say with Lab__Data where it is.");
    }

    /// <summary>Opens the lab to write: makes and migrates the database and takes in the studies of <c>vignettes/</c>.</summary>
    public static async Task<CommandLab> WriteAsync(CancellationToken stop)
    {
        var lab = Open(readOnly: false);
        await lab.Get<LabDatabase>().MigrateAsync(stop);
        lab.TakenIn = await Intake.TakeInAsync(lab.Get<Publication>(), lab.Get<ILogger<CommandLab>>());
        return lab;
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static CommandLab Open(bool readOnly)
    {
        var environment = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? "Production";
        var configuration = new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true)
            .AddJsonFile($"appsettings.{environment}.json", optional: true)
            .AddEnvironmentVariables().Build();
        var settings = new LabSettings(configuration);
        var services = new ServiceCollection().AddLogging(logging => logging.AddConsole(console =>
            console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning));
        return new(Site.AddLab(services, settings.Database(readOnly)).BuildServiceProvider(), settings);
    }
}
