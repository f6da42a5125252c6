using System.CommandLine;
using VignetteLab.Core.Studies.Lint;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;

namespace VignetteLab.Web.Commands;

internal static class LaunchCommand
{
    public static Command Make()
    {
        var study = Arguments.Study();
        var accept = new Option<string?>("--accept") { Description = "Why the open warnings are all right; they are accepted with this reason, which is kept" };
        var (opens, closes) = (Arguments.Time("--opens", "From when respondents can start"), Arguments.Time("--closes", "When it closes by itself"));
        var grace = new Option<int>("--grace") { Description = "For how many hours after the close those under way may go on", DefaultValueFactory = _ => StudyRecord.UsualGrace };
        Arguments.Between(grace, 0, Schedule.MostGrace);
        var command = new Command("launch", "Opens a study: checks and freezes it and draws its key the first time, opens it again after a pause")
        {
            study, accept, opens, closes, grace,
        };
        command.SetAction(async (parsed, stop) =>
        {
            var name = parsed.GetRequiredValue(study);
            await using var lab = await CommandLab.WriteAsync(stop);
            var schedule = new Schedule(
                Arguments.Utc(parsed.GetValue(opens), lab.Settings), Arguments.Utc(parsed.GetValue(closes), lab.Settings), parsed.GetValue(grace));
            var commitment = await LaunchAsync(lab, new(name, schedule, Auditing.Server) { Accept = parsed.GetValue(accept) });
            Console.WriteLine($"{name} is open at {lab.Address()}/s/{name}");
            Console.WriteLine($"commitment {commitment}");
            return 0;
        });
        return command;
    }

    private static async Task<string> LaunchAsync(CommandLab lab, LaunchOrder order)
    {
        var found = await lab.Get<Examining>().OfAsync(order.Study, new() { Schedule = order.Schedule });
        if (found is { Study.Status: StudyStatus.Paused })
            return await lab.Get<Publication>().ResumeAsync(order.Study);
        foreach (var finding in found is { Study.Status: StudyStatus.Draft } ? found.Errors.Concat(order.Accept is null ? found.Warnings : []) : [])
            await Console.Error.WriteLineAsync($"{finding.Rule} {(finding.Severity == Severity.Error ? "error" : "warning")}: {finding.Message.In("en")}");
        return await lab.Get<Launching>().CommandAsync(order);
    }
}
