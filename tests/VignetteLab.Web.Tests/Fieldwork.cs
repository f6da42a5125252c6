using System.Runtime.CompilerServices;
using ClosedXML.Excel;
using Microsoft.AspNetCore.Hosting;
using Npgsql;

namespace VignetteLab.Web.Tests;

/// <summary>A lab in which twelve have answered, half of them without cookies, half of them in Danish; closed and exported.</summary>
public class Fieldwork : Lab
{
    /// <summary>What each was shown and posted, by their random name.</summary>
    public Dictionary<string, (Dictionary<string, string> Answers, string Language, string Vignette)> Walks { get; } = [];

    /// <summary>The key that the study revealed when it closed, in hexadecimal.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The workbook.</summary>
    public string Workbook => Path.Combine(Folder, "data.xlsx");

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Task.WhenAll(Enumerable.Range(1, 12).Select(AnswerAsync));
        var closed = await RunAsync("close", Study);
        Key = closed.Split('\n').Single(line => line.StartsWith("key ", StringComparison.Ordinal)).Split(' ')[^1];
        await RunAsync("export", Study, "--out", "data.xlsx");
    }

    /// <summary>A sheet as rows of text by the names of its columns; a cell without anything is not in its row.</summary>
    public static List<Dictionary<string, string>> Read(string file, string sheet)
    {
        using var book = new XLWorkbook(file);
        var rows = book.Worksheet(sheet).RangeUsed().Rows().ToArray();
        var names = rows[0].Cells().Select(cell => cell.GetString()).ToArray();

        return [.. rows.Skip(1).Select(row => names.Zip(row.Cells())
            .Where(cell => !cell.Second.IsEmpty())
            .ToDictionary(cell => cell.First, cell => cell.Second.GetFormattedString()))];
    }

    /// <summary>A file of the repository.</summary>
    public static string InRepository(string path, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../..", path));

    private async Task AnswerAsync(int number)
    {
        var language = number % 2 == 0 ? "da" : "en";
        using var walk = Walk(language, cookies: number > 6);
        var chance = new Random(number);
        await walk.ToAsync("quality", chance);
        var (name, vignette) = (walk.Respondent, walk.Vignette);
        await walk.ToAsync("receipt", chance);
        lock (Walks)
            Walks[name] = (walk.Answers, language, vignette);
    }
}

/// <summary>Likewise on a PostgreSQL server, in a database of its own; empty where there is no server.</summary>
public sealed class PostgresFieldwork : Fieldwork
{
    private readonly string name = $"web_{Guid.NewGuid():n}";

    public override (string Name, string Value)[] Settings => [("ConnectionStrings__Postgres", Connection)];

    private string Connection => new NpgsqlConnectionStringBuilder(PostgresFactAttribute.Server) { Database = name }.ToString();

    public override async Task InitializeAsync()
    {
        if (PostgresFactAttribute.Server is null)
            return;
        await DoAsync("create");
        await base.InitializeAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("ConnectionStrings:Postgres", Connection);
    }

    protected override async Task ForgetAsync()
    {
        if (PostgresFactAttribute.Server is not null)
            await DoAsync("drop", " with (force)");
    }

    private async Task DoAsync(string what, string how = "")
    {
        await using var server = new NpgsqlConnection(PostgresFactAttribute.Server);
        await server.OpenAsync();
        await using var command = server.CreateCommand();
        command.CommandText = $"{what} database {name}{how}";
        await command.ExecuteNonQueryAsync();
    }
}
