namespace VignetteLab.Web.Tests.Browser;

/// <summary>The Chromium of this machine.</summary>
internal static class Chromium
{
    /// <summary>Where it is; <c>null</c> where there is none.</summary>
    public static string? Executable { get; } =
        new[] { Environment.GetEnvironmentVariable("VIGNETTELAB_CHROMIUM"), "/usr/bin/chromium" }.FirstOrDefault(File.Exists);

    /// <summary>Why browser tests are skipped; <c>null</c> when they are to run.</summary>
    public static string? WhyNot { get; } =
        Executable is null && Environment.GetEnvironmentVariable("VIGNETTELAB_BROWSER") != "required"
            ? "There is no Chromium at /usr/bin/chromium; set VIGNETTELAB_CHROMIUM to one."
            : null;

    /// <summary>It may run as root, and asks nobody on the network for anything.</summary>
    public static IReadOnlyList<string> Arguments { get; } =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];
}
