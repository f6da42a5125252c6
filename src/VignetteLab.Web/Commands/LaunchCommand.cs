using System.CommandLine;
using VignetteLab.Storage;

namespace VignetteLab.Web.Commands;

internal static class LaunchCommand
{
    public static Command Make()
    {
        var study = Arguments.Study();
        var command = new Command("launch", "Opens a study: freezes it and draws its key the first time, opens it again after a pause") { study };
        command.SetAction(async (parsed, stop) =>
        {
            var name = parsed.GetRequiredValue(study);
            await using var lab = await CommandLab.WriteAsync(stop);
            var commitment = await lab.Get<Publication>().LaunchAsync(name);
            Console.WriteLine($"{name} is open at {lab.Address()}/s/{name}");
            Console.WriteLine($"commitment {commitment}");
            return 0;
        });
        return command;
    }
}
