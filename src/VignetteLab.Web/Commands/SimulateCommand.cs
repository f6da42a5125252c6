using System.CommandLine;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Simulation;
using VignetteLab.Storage;
using VignetteLab.Web.Studies;

namespace VignetteLab.Web.Commands;

internal static class SimulateCommand
{
    public static Command Make()
    {
        var study = Arguments.Study();
        var respondents = new Option<int>("--respondents") { Description = "How many, 1 to 1,000,000", DefaultValueFactory = _ => 100 };
        Arguments.Between(respondents, 1, 1_000_000);
        var seed = new Option<long>("--seed") { Description = "The same seed, key and options give the same data", DefaultValueFactory = _ => 1 };
        var key = new Option<string?>("--key") { Description = "The allocation key, 64 hexadecimal digits; drawn when left out" };
        key.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<string?>() is { } hex && AllocationKey.Parse(hex) is null)
                given.AddError("--key takes 64 hexadecimal digits.");
        });
        var plan = new Planned();
        var command = new Command(
            "simulate",
            "Sends made-up respondents through the study, in place of those simulated before; nothing counts them as live. Prints what became of them, and the allocation key with its commitment")
        {
            study, respondents, seed, key,
        };
        foreach (var option in plan.Options)
            command.Add(option);
        command.SetAction(async (parsed, stop) =>
        {
            await using var lab = await CommandLab.WriteAsync(stop);
            var publication = lab.Get<Publication>();
            var fieldwork = new SimulatedFieldwork(publication, lab.Get<Rehearsal>(), lab.Get<Versions>());
            var count = parsed.GetValue(respondents);
            try
            {
                var simulated = await fieldwork.RunAsync(
                    await publication.IdAsync(parsed.GetRequiredValue(study)), count, parsed.GetValue(seed),
                    parsed.GetValue(key) is { } hex ? AllocationKey.Parse(hex) : null, plan.In(parsed),
                    done => Console.Error.Write($"\r{done} of {count} "), stop);
                await Console.Error.WriteLineAsync();
                Console.WriteLine($"{Said(simulated.Attendance)} in {parsed.GetRequiredValue(study)}.");
                Console.WriteLine($"commitment {simulated.Commitment}");
                Console.WriteLine($"key {simulated.Key}");
                return 0;
            }
            catch (FormatException wrong)
            {
                await Console.Error.WriteLineAsync(wrong.Message);
                return 2;
            }
        });
        return command;
    }

    private static string Said(Attendance those)
    {
        var turnedAway = those.TurnedAway.Values.Sum();
        string[] parts =
        [
            $"{those.Came} simulated respondents came: {those.Finished} answered to the end",
            .. those.Left > 0 ? (string[])[$"{those.Left} left after they were allocated"] : [],
            .. those.LeftBefore > 0 ? (string[])[$"{those.LeftBefore} left before"] : [],
            .. those.ScreenedOut > 0 ? (string[])[$"{those.ScreenedOut} were screened out"] : [],
            .. turnedAway > 0 ? (string[])[$"{turnedAway} were turned away ({TurnedAwayWords.Of(those.TurnedAway)})"] : [],
        ];
        return string.Join(", ", parts);
    }

    /// <summary>The options that say how people come, answer and leave.</summary>
    private sealed class Planned
    {
        private readonly Option<Arrivals> arrivals = Arguments.Among(
            "--arrivals", "steady: one every minute; waves: an invitation and two reminders; rush: 250 in the same second, then the next",
            "steady, waves or rush", Arrivals.Steady);

        private readonly Option<string[]> dropOut = Many(
            "--dropout", "page=percent: of those who come to the page, how many leave there, as in quality=5; page@arm=percent for one arm, as in quality@core_high=15. A page with a vignette means each of its repetitions");

        private readonly Option<string?> nonResponse = new("--non-response")
        {
            Description = "Percent of the answers that are left out where they may be, as in 5; one in thirty when not given",
            HelpName = "percent",
        };

        private readonly Option<string[]> mix = Many(
            "--mix", "item=option:weight,…: how often an option of a choice is taken, as in role=nurse:3,helper:1; options that are not named weigh 1, those that screen out 0");

        private readonly Option<string[]> effect = Many(
            "--effect", "scale:factor=level:points: what the level adds to the mean answer, as in threat_quality:type=core:0.8; an item's name instead of a scale's for one item");

        private readonly Option<string?> peopleSd = new("--people-sd")
        {
            Description = "How far people differ in what they answer in the mean: a standard deviation in points, as in 0.5; a twelfth of the points' range when not given",
            HelpName = "points",
        };

        public IEnumerable<Option> Options => [arrivals, dropOut, nonResponse, mix, effect, peopleSd];

        public FieldworkOptions In(ParseResult parsed) => new()
        {
            Arrivals = parsed.GetValue(arrivals),
            DropOut = parsed.GetValue(dropOut) ?? [],
            NonResponse = parsed.GetValue(nonResponse),
            Mix = parsed.GetValue(mix) ?? [],
            Effects = parsed.GetValue(effect) ?? [],
            PeopleSd = parsed.GetValue(peopleSd),
        };

        private static Option<string[]> Many(string name, string what) =>
            new(name) { Description = $"{what}. Can be given several times", HelpName = "text" };
    }
}
