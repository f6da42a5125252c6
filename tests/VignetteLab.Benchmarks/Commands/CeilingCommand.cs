using System.CommandLine;
using VignetteLab.Benchmarks.Ceiling;

namespace VignetteLab.Benchmarks.Commands;

internal static class CeilingCommand
{
    public static Command Make()
    {
        var url = new Option<string>("--url")
        {
            Description = "Where it listens.",
            DefaultValueFactory = _ => "http://127.0.0.1:8090",
        };
        var data = new Option<DirectoryInfo>("--data") { Description = "Its folder.", Required = true };

        var command = new Command("ceiling", "Serves the bare survey to compare with.") { url, data };
        command.SetAction(async (words, stop) =>
        {
            var folder = words.GetRequiredValue(data);
            folder.Create();
            await using var app = CeilingSite.Build(words.GetRequiredValue(url), folder.FullName);
            await app.RunAsync(stop);
        });
        return command;
    }
}
