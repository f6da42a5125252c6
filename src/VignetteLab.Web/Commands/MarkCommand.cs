using System.CommandLine;
using VignetteLab.Storage;

namespace VignetteLab.Web.Commands;

internal static class MarkCommand
{
    public static Command Make()
    {
        var (study, mode, reason) = (Arguments.Study(), Arguments.Mode(), Arguments.Reason());
        var respondent = new Argument<string>("respondent") { Description = "The respondent's random name, as in the column respondent of the data" };
        var counted = new Option<bool>("--counted") { Description = "The response counts again" };
        var notCounted = new Option<bool>("--not-counted") { Description = "The response fills no target or quota, and is marked in the data" };
        var command = new Command("mark", "Says whether a response counts; it is marked and never removed, and the reason is kept")
        {
            study, respondent, counted, notCounted, reason, mode,
        };
        command.Validators.Add(given => Arguments.OneOf(given, counted, notCounted));
        command.SetAction(async (parsed, stop) =>
        {
            var (name, counts) = (parsed.GetRequiredValue(respondent), parsed.GetValue(counted));
            await using var lab = await CommandLab.WriteAsync(stop);
            await lab.Get<Marking>().MarkAsync(
                parsed.GetRequiredValue(study), parsed.GetValue(mode), name, counts, parsed.GetRequiredValue(reason),
                Arguments.Operator);
            Console.WriteLine($"{name} is marked as {(counts ? "counted" : "not counted")}.");
            return 0;
        });
        return command;
    }
}
