namespace VignetteLab.Web.Tests.Exports;

/// <summary>A test that reads a file by Python's openpyxl; skipped where there is none, unless
/// <c>VIGNETTELAB_OPENPYXL=required</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OpenpyxlFactAttribute : FactAttribute
{
    public const string Program = "/usr/bin/python3";

    private const string package = "/usr/lib/python3/dist-packages/openpyxl";

    public OpenpyxlFactAttribute()
    {
        var isInstalled = File.Exists(Program) && Directory.Exists(package);
        if (!isInstalled && Environment.GetEnvironmentVariable("VIGNETTELAB_OPENPYXL") != "required")
            Skip = $"openpyxl is not installed: there is no {package}.";
    }
}
