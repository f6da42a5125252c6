using System.Runtime.CompilerServices;

namespace VignetteLab.Core.Tests;

/// <summary>The files of the repository that these tests were built from.</summary>
internal static class Checkout
{
    public static string PathOf(params string[] parts) => Path.GetFullPath(Path.Combine([Root(), .. parts]));

    public static string Text(params string[] parts) => File.ReadAllText(PathOf(parts));

    private static string Root([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here) ?? "", "..", "..");
}
