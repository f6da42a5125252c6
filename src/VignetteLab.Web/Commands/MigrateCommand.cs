using System.CommandLine;
using VignetteLab.Storage;

namespace VignetteLab.Web.Commands;

internal static class MigrateCommand
{
    public static Command Make()
    {
        var command = new Command("migrate", "Brings the database to the shape this program knows, and takes in the studies of vignettes/");
        command.SetAction(async (_, stop) =>
        {
            await using var lab = await CommandLab.WriteAsync(stop);
            Console.WriteLine($"{lab.Get<LabDatabase>().Name} is ready.");
            return 0;
        });
        return command;
    }
}
