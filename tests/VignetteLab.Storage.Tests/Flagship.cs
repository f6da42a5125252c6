using System.Runtime.CompilerServices;
using VignetteLab.Core.Studies;

namespace VignetteLab.Storage.Tests;

/// <summary>The study of <c>vignettes/</c> that every test of storage takes in.</summary>
internal static class Flagship
{
    public const string Name = "volunteers-in-the-nursing-home";

    public static Study Study { get; } = Read();

    private static Study Read([CallerFilePath] string here = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "vignettes", Name);
        var files = Directory.GetFiles(folder).ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);
        var reading = StudyFile.Read(files, Name);
        return reading.Study ?? throw new InvalidOperationException(string.Join('\n', reading.Problems));
    }
}
