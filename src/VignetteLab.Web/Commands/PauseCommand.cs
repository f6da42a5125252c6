using System.CommandLine;
using VignetteLab.Storage;

namespace VignetteLab.Web.Commands;

internal static class PauseCommand
{
    public static Command Make()
    {
        var study = Arguments.Study();
        var command = new Command("pause", "Lets nobody start until “launch”; those under way go on") { study };
        command.SetAction(async (parsed, stop) =>
        {
            var name = parsed.GetRequiredValue(study);
            await using var lab = await CommandLab.WriteAsync(stop);
            await lab.Get<Publication>().PauseAsync(name);
            Console.WriteLine($"{name} is paused. “launch {name}” opens it again.");
            return 0;
        });
        return command;
    }
}
