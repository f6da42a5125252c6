using System.CommandLine;
using VignetteLab.Core.Allocation;
using VignetteLab.Storage;

namespace VignetteLab.Web.Commands;

internal static class ArmCommand
{
    public static Command Make()
    {
        var (study, mode, reason) = (Arguments.Study(), Arguments.Mode(), Arguments.Reason());
        var arm = new Argument<string>("arm") { Description = "The arm's name, as in the column arm_name: complementary_low" };
        var close = new Option<bool>("--close") { Description = "Gives it to nobody from the next allocation on" };
        var reopen = new Option<bool>("--reopen") { Description = "Gives it again from the next allocation on" };
        var command = new Command("arm", "Closes one arm, or opens it again; the reason is kept, and nobody's arm changes")
        {
            study, arm, close, reopen, reason, mode,
        };
        command.Validators.Add(given => Arguments.OneOf(given, close, reopen));
        command.SetAction(async (parsed, stop) =>
        {
            var (name, of, opens) = (parsed.GetRequiredValue(arm), parsed.GetRequiredValue(study), parsed.GetValue(reopen));
            await using var lab = await CommandLab.WriteAsync(stop);
            await lab.Get<ArmSwitch>().SetAsync(
                of, parsed.GetValue(mode), name, opens, parsed.GetRequiredValue(reason), Arguments.Operator);
            Console.WriteLine($"The arm {name} of {of}, {parsed.GetValue(mode).Name()}, is {(opens ? "open again" : "closed")} from the next allocation on.");
            return 0;
        });
        return command;
    }
}
