using System.CommandLine;
using VignetteLab.Benchmarks.Takes;

namespace VignetteLab.Benchmarks.Commands;

internal static class TakeCommand
{
    public static Command Make()
    {
        var seconds = Number("--seconds", "Measured at each concurrency, in each round.", 15);
        var warmup = Number("--warmup", "Driven before anything is measured.", 15);
        var rounds = Number("--rounds", "Turns that site and ceiling each get at each concurrency.", 3);
        var concurrency = new Option<string>("--concurrency")
        {
            Description = "Respondents at once.",
            DefaultValueFactory = _ => "1,8,32,128",
        };
        concurrency.Validators.Add(given =>
        {
            if (!Numbers(given.GetValueOrDefault<string>()).All(IsSensible))
                given.AddError("--concurrency is a list such as 1,8,32.");
        });
        var site = new Option<DirectoryInfo>("--site") { Description = "Published; else it is built." };
        site.AcceptExistingOnly();
        var ceiling = new Option<string>("--ceiling")
        {
            Description = "Rendered by Razor, or page bytes prepared once.",
            DefaultValueFactory = _ => "razor",
        };
        ceiling.AcceptOnlyFromAmong("razor", "pages");
        var cookies = new Option<bool>("--cookies") { Description = "As a browser does; the default." };
        var noCookies = new Option<bool>("--no-cookies") { Description = "The site is sent none." };

        var command = new Command("take", "Walks respondents through the site and the ceiling in turn.")
        {
            seconds, warmup, concurrency, rounds, site, ceiling, cookies, noCookies,
        };
        command.SetAction((words, stop) => TakeRun.RunAsync(
            new TakeOptions
            {
                Seconds = words.GetValue(seconds),
                Warmup = words.GetValue(warmup),
                Rounds = words.GetValue(rounds),
                Concurrency = [.. Numbers(words.GetRequiredValue(concurrency))],
                Site = words.GetValue(site)?.FullName,
                Ceiling = words.GetRequiredValue(ceiling),
                Cookies = !words.GetValue(noCookies),
            },
            stop));
        return command;
    }

    private static Option<int> Number(string name, string help, int usual)
    {
        var option = new Option<int>(name) { Description = help, DefaultValueFactory = _ => usual };
        option.Validators.Add(given =>
        {
            if (!IsSensible(given.GetValueOrDefault<int>()))
                given.AddError($"{name} is a number from 1 to 1000.");
        });
        return option;
    }

    private static bool IsSensible(int number) => number is >= 1 and <= 1000;

    private static IEnumerable<int> Numbers(string? list) =>
        (list ?? "").Split(',').Select(word => int.TryParse(word, out var number) ? number : 0);
}
