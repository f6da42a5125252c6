using System.CommandLine;
using VignetteLab.Storage;

namespace VignetteLab.Web.Commands;

internal static class CloseCommand
{
    public static Command Make()
    {
        var study = Arguments.Study();
        var command = new Command("close", "Ends allocation for good and shows the key, with which anyone can recompute the ledger") { study };
        command.SetAction(async (parsed, stop) =>
        {
            var name = parsed.GetRequiredValue(study);
            await using var lab = await CommandLab.WriteAsync(stop);
            var key = await lab.Get<Publication>().CloseAsync(name);
            var hours = await lab.Get<Launching>().GraceHoursAsync(name);
            Console.WriteLine($"{name} is closed. Those who are allocated may finish for {hours} hours.");
            Console.WriteLine($"key        {key.Hex}");
            Console.WriteLine($"commitment {key.Commitment}");
            return 0;
        });
        return command;
    }
}
