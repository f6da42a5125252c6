using System.CommandLine;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Studies;
using VignetteLab.Storage;
using VignetteLab.Web.Pages.Studies;
using VignetteLab.Web.Studies;

namespace VignetteLab.Web.Commands;

internal static class DesignCommand
{
    public static Command Make()
    {
        var study = new Argument<string>("study") { Description = "A study's name, or its folder or file: vignettes/individual-or-collective" };
        var respondents = new Option<int?>("--respondents") { Description = "How many are to be allocated, 1 to 100,000; the plan's when not given" };
        Arguments.Between(respondents, 1, 100_000);
        var dropOut = new Option<double?>("--dropout") { Description = "Percent of them who leave before the end, 0 to 100; the plan's when not given" };
        Arguments.Between(dropOut, 0.0, 100.0);
        var replications = new Option<int?>("--replications")
        {
            Description = "From how many fieldworks counts are worked out, 20 to 100,000; 1,000 when not given, or fewer where they would take long",
        };
        Arguments.Between(replications, 20, 100_000);
        var command = new Command("design", "Prints what a design can show, and how many respondents to expect in each arm and at each vignette")
        {
            study, respondents, dropOut, replications,
        };
        command.SetAction(async (parsed, stop) =>
        {
            if (await FindAsync(parsed.GetRequiredValue(study), stop) is not { } frozen)
                return 1;
            var plan = frozen.Study.Plan;
            DesignText.Write(
                DesignFacts.Of(
                    frozen, parsed.GetValue(respondents) ?? plan.Respondents, parsed.GetValue(dropOut) ?? plan.DropOut,
                    parsed.GetValue(replications), stop),
                Console.Out);
            return 0;
        });
        return command;
    }

    // What is on disk comes first: one who stands in front of a folder means that folder.
    private static async Task<FrozenStudy?> FindAsync(string study, CancellationToken stop)
    {
        if (Path.Exists(study))
        {
            var reading = StudyLibrary.Read(study);
            foreach (var problem in reading.Problems)
                await Console.Error.WriteLineAsync(problem.ToString());
            return reading.Study is { } read ? new(CanonicalJson.Write(read)) : null;
        }

        await using var lab = await CommandLab.ReadAsync(stop);
        await using var snapshot = await Snapshot.OpenAsync(lab.Get<LabDatabase>(), lab.Get<Versions>(), study, Mode.Live, stop)
            ?? throw new RefusedException($"There is no study “{study}”, and no such folder or file.");
        return (await snapshot.VersionAsync(stop)).Study;
    }
}
