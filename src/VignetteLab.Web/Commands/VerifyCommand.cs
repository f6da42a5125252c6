using System.CommandLine;
using VignetteLab.Storage;

namespace VignetteLab.Web.Commands;

internal static class VerifyCommand
{
    public static Command Make()
    {
        var command = new Command("verify", "Checks on the database what must always hold; names the first row that breaks it (exit code 1)");
        command.SetAction(async (_, stop) =>
        {
            await using var lab = await CommandLab.ReadAsync(stop);
            var findings = await lab.Get<Verification>().CheckAsync(stop);
            foreach (var finding in findings)
                Console.WriteLine($"{(finding.Broken is null ? "holds " : "BROKEN")} {finding.Name,-12} {finding.Claim} ({finding.Checked} checked){(finding.Broken is null ? "" : $": {finding.Broken}")}");
            return findings.All(finding => finding.Broken is null) ? 0 : 1;
        });
        return command;
    }
}
