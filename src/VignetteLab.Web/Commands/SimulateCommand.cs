using System.CommandLine;
using VignetteLab.Core.Allocation;
using VignetteLab.Storage;
using VignetteLab.Web.Studies;

namespace VignetteLab.Web.Commands;

internal static class SimulateCommand
{
    public static Command Make()
    {
        var study = Arguments.Study();
        var respondents = new Option<int>("--respondents") { Description = "How many, 1 to 1,000,000", DefaultValueFactory = _ => 100 };
        respondents.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<int>() is < 1 or > 1_000_000)
                given.AddError("--respondents takes 1 to 1,000,000.");
        });
        var seed = new Option<long>("--seed") { Description = "The same seed and key give the same data", DefaultValueFactory = _ => 1 };
        var key = new Option<string?>("--key") { Description = "The allocation key, 64 hexadecimal digits; drawn when left out" };
        key.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<string?>() is { } hex && AllocationKey.Parse(hex) is null)
                given.AddError("--key takes 64 hexadecimal digits.");
        });
        var command = new Command("simulate", "Sends made-up respondents through the study, in place of those simulated before; nothing counts them as live")
        {
            study, respondents, seed, key,
        };
        command.SetAction(async (parsed, stop) =>
        {
            await using var lab = await CommandLab.WriteAsync(stop);
            var fieldwork = new SimulatedFieldwork(
                lab.Get<Publication>(), lab.Get<Enrolment>(), lab.Get<Answering>(), lab.Get<Versions>(), lab.Get<Secrets>());
            var count = parsed.GetValue(respondents);
            var commitment = await fieldwork.RunAsync(
                parsed.GetRequiredValue(study), count, parsed.GetValue(seed),
                parsed.GetValue(key) is { } hex ? AllocationKey.Parse(hex) : null,
                done => Console.Error.Write($"\r{done} of {count} "), stop);
            await Console.Error.WriteLineAsync();
            Console.WriteLine($"{count} simulated respondents have answered {parsed.GetRequiredValue(study)}.");
            Console.WriteLine($"commitment {commitment}");
            return 0;
        });
        return command;
    }
}
