using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using VignetteLab.Core.Studies;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;
using VignetteLab.Web.Studies;

namespace VignetteLab.Web.Tests;

/// <summary>A lab of its own: a site on a port of its own, on a database of its own, with the demonstration open.</summary>
public class Lab : WebApplicationFactory<Program>, IAsyncLifetime
{
    /// <summary>The study that is open.</summary>
    public const string Study = StudyLibrary.Demonstration;

    /// <summary>Its address.</summary>
    public const string Survey = "/s/" + Study;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lab");

    /// <summary>Where the site is.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>The folder in which a shell would stand: the data are in its <c>.lab</c>.</summary>
    public string Folder => folder.FullName;

    /// <summary>The SQLite file.</summary>
    public string File => Path.Combine(Folder, ".lab", "lab.db");

    /// <summary>What a command needs to know to find the same lab.</summary>
    public virtual (string Name, string Value)[] Settings => [];

    public virtual Task InitializeAsync()
    {
        UseKestrel(0);
        StartServer();
        Address = ClientOptions.BaseAddress;
        return Task.CompletedTask;
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await base.DisposeAsync();
        await ForgetAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    /// <summary>Somebody who answers; in English unless told.</summary>
    public Walk Walk(string language = "en", bool cookies = true) => new(Address, language, cookies);

    /// <summary>The database, to look into.</summary>
    public LabDb Open() => Services.GetRequiredService<LabDatabase>().Open();

    /// <summary>The rows of every table, when the site has made the first researcher's link, which it does once it can be reached.</summary>
    public async Task<string> StartedRowsAsync()
    {
        for (var deadline = Environment.TickCount64 + 30_000; Environment.TickCount64 < deadline; await Task.Yield())
        {
            var rows = await RowsAsync();
            if (rows.Contains("AccountLinks 1", StringComparison.Ordinal))
                return rows;
        }

        throw new TimeoutException("The site made no link for the first researcher.");
    }

    /// <summary>The rows of every table; no two requests that change nothing give two answers.</summary>
    public async Task<string> RowsAsync()
    {
        await using var db = Open();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = string.Join(" union all ", db.Model.GetEntityTypes().Select(type => type.GetTableName())
            .Distinct().Select(table => $"select '{table} ' || count(*) from \"{table}\""));
        var counts = new List<string>();
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            counts.Add(rows.GetString(0));

        return string.Join(", ", counts.Order(StringComparer.Ordinal));
    }

    /// <summary>What a respondent saved, in sequence.</summary>
    public async Task<List<Submission>> SavedAsync(string respondent)
    {
        await using var db = Open();
        return await db.Submissions.Where(saved => db.Respondents.Any(one =>
            one.Id == saved.RespondentId && one.Token == respondent)).OrderBy(saved => saved.Sequence).ToListAsync();
    }

    /// <summary>Runs a command on this lab and gives what it printed; it must end well.</summary>
    public async Task<string> RunAsync(params string[] arguments)
    {
        var (code, output, error) = await LabProcess.RunAsync(Folder, arguments, Settings);
        Assert.True(code == 0, $"{string.Join(' ', arguments)} ended with {code}: {output}{error}");
        return output;
    }

    /// <summary>Accepts every warning of a draft that is open, or of a correction.</summary>
    public async Task AcceptAsync(string name, bool isCorrection = false)
    {
        await using var db = Open();
        var id = await db.Studies.Where(study => study.Name == name).Select(study => study.Id).SingleAsync();
        var found = await Services.GetRequiredService<Examining>().OfAsync(name, new() { IsCorrection = isCorrection });
        foreach (var finding in found?.Warnings ?? [])
            db.Acceptances.Add(new() { StudyId = id, Finding = finding.Key, Reason = "Known", ResearcherId = null, AtUtc = DateTime.UtcNow });
        await db.SaveChangesAsync();
    }

    /// <summary>Opens a study that says the same as the demonstration, under another name.</summary>
    public async Task OpenStudyAsync(string name)
    {
        await TakeInAsync(name);
        await LaunchAsync(Services, name);
    }

    /// <summary>Launches a draft as it is at once, with every warning accepted; what another test has launched stays so.</summary>
    public static async Task LaunchAsync(IServiceProvider services, string name)
    {
        await using var db = services.GetRequiredService<LabDatabase>().Open();
        if (await db.Studies.AnyAsync(study => study.Name == name && study.Status == StudyStatus.Draft))
            await services.GetRequiredService<Launching>().LaunchAsync(new(name, Schedule.Now, Auditing.Server) { Accept = "Known" });
    }

    /// <summary>Takes such a study in as a draft.</summary>
    public Task TakeInAsync(string name) =>
        Services.GetRequiredService<Publication>().TakeInAsync(FromLibrary(Study) with { Name = name });

    /// <summary>Changes a draft as its first researcher would.</summary>
    public async Task EditAsync(string name, Func<Study, Study> change)
    {
        await using var db = Open();
        var id = db.Studies.Single(study => study.Name == name).Id;
        var last = await Drafts.LastAsync(db, id) ?? throw new InvalidOperationException("No draft.");
        await Services.GetRequiredService<Drafting>().SaveAsync(
            name, last.Number, CanonicalJson.Write(change(StudyFile.ReadDraft(last.Json).Study)), db.Users.OrderBy(one => one.Id).First().Id);
    }

    /// <summary>Opens a study that comes with the program, or one made of it.</summary>
    public async Task OpenAsync(string name, Func<Study, Study>? change = null)
    {
        var study = FromLibrary(name);
        study = change?.Invoke(study) ?? study;
        await Services.GetRequiredService<Publication>().TakeInAsync(study);
        await LaunchAsync(Services, study.Name);
    }

    /// <summary>A study that comes with the program.</summary>
    public static Study FromLibrary(string name) => StudyLibrary.Read(StudyLibrary.Folders.Single(folder =>
        Path.GetFileName(folder) == name)).Study ?? throw new InvalidOperationException($"{name} cannot be read.");

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseSetting("Lab:Data", Path.Combine(Folder, ".lab"))
        .UseSetting("Logging:LogLevel:Default", "Error")
        .UseSetting("Logging:LogLevel:Microsoft", "Error");

    /// <summary>Clears away what is not in the folder.</summary>
    protected virtual Task ForgetAsync() => Task.CompletedTask;
}
