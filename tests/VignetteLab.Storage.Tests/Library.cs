using System.Runtime.CompilerServices;
using VignetteLab.Core.Studies;

namespace VignetteLab.Storage.Tests;

/// <summary>The studies of <c>vignettes/</c>, by name.</summary>
internal static class Library
{
    public static Study Read(string name, [CallerFilePath] string here = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "vignettes", name);
        var files = Directory.GetFiles(folder).ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);
        var reading = StudyFile.Read(files, name);
        return reading.Study ?? throw new InvalidOperationException(string.Join('\n', reading.Problems));
    }
}
