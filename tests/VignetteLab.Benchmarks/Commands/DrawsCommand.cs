using System.CommandLine;
using VignetteLab.Benchmarks.Drawing;

namespace VignetteLab.Benchmarks.Commands;

internal static class DrawsCommand
{
    public static Command Make()
    {
        var rounds = new Option<int>("--rounds")
        {
            Description = "Turns that each procedure and the plain HMAC get.",
            DefaultValueFactory = _ => 5,
        };
        var milliseconds = new Option<int>("--milliseconds")
        {
            Description = "Measured in each turn.",
            DefaultValueFactory = _ => 500,
        };
        foreach (var option in (Option<int>[])[rounds, milliseconds])
        {
            option.Validators.Add(given =>
            {
                if (given.GetValueOrDefault<int>() is < 1 or > 60_000)
                    given.AddError($"{option.Name} is a number from 1 to 60000.");
            });
        }

        var command = new Command("draws", "Draws places by every procedure, on one core.") { rounds, milliseconds };
        command.SetAction(words => DrawsRun.Run(
            words.GetValue(rounds), TimeSpan.FromMilliseconds(words.GetValue(milliseconds)), Console.Out));
        return command;
    }
}
