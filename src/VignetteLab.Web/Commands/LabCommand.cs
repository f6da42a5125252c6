using System.CommandLine;
using VignetteLab.Storage;

namespace VignetteLab.Web.Commands;

/// <summary>The program's command line: no command serves the site, the others do one thing and stop.</summary>
public static class LabCommand
{
    private const string about = """
        VignetteLab runs survey experiments with vignettes.

        Without a command it serves the site at http://localhost:5080 (or --urls ADDRESS) until Ctrl+C. On an
        empty database it takes in the studies of vignettes/ and prints the link by which the first researcher
        makes an account.

        Settings, in the environment or as arguments of the site:
          Lab__Data                    the folder of the SQLite file (default: .lab in the current folder)
          Lab__PublicUrl               what links and QR codes begin with, as in https://svar.example.org
          Lab__TimeZone                the zone of times that people read, as in Europe/Copenhagen
          ConnectionStrings__Postgres  a PostgreSQL server, instead of the SQLite file
          ASPNETCORE_ENVIRONMENT       Development opens a demonstration; Production opens nothing by itself
        """;

    /// <summary>Runs what the arguments ask for.</summary>
    /// <returns>The exit code: 0 done, 1 refused or found broken, 2 bad usage.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            // What is no command belongs to the host, as --urls does; System.CommandLine would end its requests too early.
            return args is [] || args[0].StartsWith('-') && args[0] is not ("-h" or "--help" or "-?" or "--version")
                ? await ServeCommand.RunAsync(args)
                : await CommandAsync(args);
        }
        catch (Exception error) when (error is RefusedException or NotSavedException or IOException or
            UnauthorizedAccessException or System.Data.Common.DbException)
        {
            await Console.Error.WriteLineAsync(error.Message);
            if (error is NotSavedException { InnerException: { } cause })
                await Console.Error.WriteLineAsync(cause.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped.");
            return 1;
        }
    }

    private static async Task<int> CommandAsync(string[] args)
    {
        var root = new RootCommand(about)
        {
            CheckCommand.Make(),
            DesignCommand.Make(),
            PilotCommand.Make(),
            LaunchCommand.Make(),
            PauseCommand.Make(),
            CloseCommand.Make(),
            ArmCommand.Make(),
            MarkCommand.Make(),
            InviteCommand.Make(),
            ExportCommand.Make(),
            LedgerCommand.Make(),
            SimulateCommand.Make(),
            VerifyCommand.Make(),
            ResearcherCommand.Make(),
            MigrateCommand.Make(),
        };
        var parsed = root.Parse(args);
        return parsed.Errors.Count > 0
            ? Misused(parsed)
            : await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
    }

    private static int Misused(ParseResult parsed)
    {
        foreach (var error in parsed.Errors)
            Console.Error.WriteLine(error.Message);
        Console.Error.WriteLine("Add --help to see what there is.");
        return 2;
    }
}
