using System.CommandLine;
using VignetteLab.Storage;
using VignetteLab.Web.Exports;

namespace VignetteLab.Web.Commands;

internal static class LedgerCommand
{
    public static Command Make()
    {
        var (study, mode) = (Arguments.Study(), Arguments.Mode());
        var file = new Option<FileInfo?>("--out") { Description = "The file to write, as in ledger.csv; printed when left out" };
        var command = new Command("ledger", "Prints who was allocated to what as CSV, strata by name and places by number") { study, mode, file };
        command.SetAction(async (parsed, stop) =>
        {
            await using var lab = await CommandLab.ReadAsync(stop);
            await using var snapshot = await Snapshot.OpenAsync(
                lab.Get<LabDatabase>(), lab.Get<Versions>(), parsed.GetRequiredValue(study), parsed.GetValue(mode), stop)
                ?? throw new RefusedException($"There is no study “{parsed.GetRequiredValue(study)}”.");
            await using var to = new StreamWriter(parsed.GetValue(file)?.Create() ?? Console.OpenStandardOutput());
            await LedgerCsv.WriteAsync(snapshot.LedgerAsync(stop), to);
            return 0;
        });
        return command;
    }
}
