using System.CommandLine;
using VignetteLab.Storage;
using VignetteLab.Web.Exports;

namespace VignetteLab.Web.Commands;

internal static class ExportCommand
{
    public static Command Make()
    {
        var (study, mode) = (Arguments.Study(), Arguments.Mode());
        var to = new Option<FileInfo>("--out") { Description = "The workbook to write, as in data.xlsx", Required = true };
        Arguments.InAFolder(to);
        var command = new Command("export", "Writes a study's data as one Excel workbook that explains itself") { study, to, mode };
        command.SetAction(async (parsed, stop) =>
        {
            await using var lab = await CommandLab.ReadAsync(stop);
            await using var snapshot = await Snapshot.OpenAsync(
                lab.Get<LabDatabase>(), lab.Get<Versions>(), parsed.GetRequiredValue(study), parsed.GetValue(mode), stop)
                ?? throw new RefusedException($"There is no study “{parsed.GetRequiredValue(study)}”.");
            await WriteAsync(snapshot, parsed.GetRequiredValue(to), stop);
            return 0;
        });
        return command;
    }

    // Under another name first: a file of that name is whole, or the one from before.
    private static async Task WriteAsync(Snapshot snapshot, FileInfo to, CancellationToken stop)
    {
        var unfinished = to.FullName + ".part";
        try
        {
            await using (var file = File.Create(unfinished))
                await StudyWorkbook.WriteAsync(snapshot, file, stop);
            File.Move(unfinished, to.FullName, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }

        Console.WriteLine($"{to.FullName} holds {snapshot.Study.Name}, {Core.Allocation.Modes.Name(snapshot.Mode)}.");
    }
}
