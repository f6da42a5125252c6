using System.CommandLine;
using VignetteLab.Storage;

namespace VignetteLab.Web.Commands;

internal static class PilotCommand
{
    public static Command Make()
    {
        var study = Arguments.Study();
        Option<bool>[] acts =
        [
            new("--close") { Description = "Lets nobody start it any more; those under way go on" },
            new("--clear") { Description = "Puts all that pilots have brought into the bin, for 30 days" },
            new("--restore") { Description = "Puts what was cleared last back" },
        ];
        var command = new Command("pilot", "Opens a pilot of the draft as it is now, or an open one to its changes, and prints its link") { study };
        foreach (var act in acts)
            command.Add(act);
        command.Validators.Add(given =>
        {
            if (acts.Count(given.GetValue) > 1)
                given.AddError("Give one of --close, --clear and --restore.");
        });
        command.SetAction(async (parsed, stop) =>
        {
            var name = parsed.GetRequiredValue(study);
            await using var lab = await CommandLab.WriteAsync(stop);
            Console.WriteLine(await DoAsync(lab, name, Array.FindIndex(acts, parsed.GetValue)));
            return 0;
        });
        return command;
    }

    private static async Task<string> DoAsync(CommandLab lab, string name, int act)
    {
        var piloting = lab.Get<Piloting>();
        switch (act)
        {
            case 0:
                await piloting.CloseAsync(name);
                return $"The pilot of {name} is closed.";
            case 1:
                return $"{await piloting.ClearAsync(name)} pilot respondents of {name} are in the bin. “pilot {name} --restore” puts them back, for {(int)Piloting.Kept.TotalDays} days.";
            case 2:
                return $"{await piloting.RestoreAsync(name)} pilot respondents of {name} are back.";
            default:
                return $"The pilot of {name} is open at {lab.Address()}/s/{name}/p/{await piloting.OpenAsync(name)}";
        }
    }
}
