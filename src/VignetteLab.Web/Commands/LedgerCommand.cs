using System.CommandLine;
using VignetteLab.Core.Tables;
using VignetteLab.Storage;
using VignetteLab.Web.Exports;

namespace VignetteLab.Web.Commands;

internal static class LedgerCommand
{
    public static Command Make()
    {
        var (study, mode) = (Arguments.Study(), Arguments.Mode());
        var file = new Option<FileInfo?>("--out") { Description = "The file to write, as in ledger.csv; printed when left out" };
        var declaration = new Option<FileInfo?>("--declaration") { Description = "Also writes how arms are drawn, for vignettes/verify-allocation.py, as in declaration.csv" };
        Arguments.InAFolder(file);
        Arguments.InAFolder(declaration);
        var command = new Command("ledger", "Prints who was allocated to what as CSV, strata by name and places by number")
        {
            study, mode, file, declaration,
        };
        command.SetAction(async (parsed, stop) =>
        {
            await using var lab = await CommandLab.ReadAsync(stop);
            await using var snapshot = await Snapshot.OpenAsync(
                lab.Get<LabDatabase>(), lab.Get<Versions>(), parsed.GetRequiredValue(study), parsed.GetValue(mode), stop)
                ?? throw new RefusedException($"There is no study “{parsed.GetRequiredValue(study)}”.");
            await using var to = new StreamWriter(parsed.GetValue(file)?.Create() ?? Console.OpenStandardOutput());
            var version = (await snapshot.VersionAsync(stop)).Study;
            await LedgerCsv.WriteAsync(snapshot.LedgerAsync(stop), version, to);
            if (parsed.GetValue(declaration) is { } beside)
            {
                var (key, changes) = (await snapshot.KeyAsync(stop), await snapshot.ArmChangesAsync(stop));
                await using var declared = new StreamWriter(beside.Create());
                await LedgerCsv.WriteAsync(
                    Declaration.Of(version, snapshot.Mode, key?.Commitment ?? "", key is { RevealedUtc: not null } ? new(key.Key) : null,
                        [.. changes.Select(change => change.Switched())],
                        [.. (await snapshot.MarksAsync(int.MaxValue, stop)).Reverse().Select(mark => (mark.Respondent, mark.Mark.AtUtc, mark.Mark.Counts))]),
                    declared);
            }

            return 0;
        });
        return command;
    }
}
