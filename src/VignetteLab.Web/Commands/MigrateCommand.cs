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
            if (lab.TakenIn.Count > 0)
                Console.WriteLine($"Taken in from vignettes/, as new or changed drafts: {string.Join(", ", lab.TakenIn)}.");
            return 0;
        });
        return command;
    }
}
