using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using VignetteLab.Core.Allocation;
using VignetteLab.Storage;
using VignetteLab.Web.Exports;

namespace VignetteLab.Web.Tests;

/// <summary>Makes workbooks, and has programs read them that are not ours.</summary>
internal static class Reader
{
    /// <summary>The workbook of a study as it stands, in a new file of a folder.</summary>
    public static async Task<string> ExportAsync(IServiceProvider lab, string study, string folder)
    {
        var file = Path.Combine(folder, $"{study}-{Guid.NewGuid():n}.xlsx");
        await using var snapshot = await Snapshot.OpenAsync(
            lab.GetRequiredService<LabDatabase>(), lab.GetRequiredService<Versions>(), study, Mode.Live, CancellationToken.None)
            ?? throw new ArgumentException($"There is no study {study}.", nameof(study));
        await using var to = File.Create(file);
        await StudyWorkbook.WriteAsync(snapshot, to, CancellationToken.None);
        return file;
    }

    /// <summary>What a program prints; it must end well.</summary>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException($"{program} did not start.");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);

        return output;
    }
}
