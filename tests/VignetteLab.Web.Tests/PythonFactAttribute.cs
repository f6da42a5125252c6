namespace VignetteLab.Web.Tests;

/// <summary>A test that runs a Python script; skipped where there is no Python, unless
/// <c>VIGNETTELAB_PYTHON=required</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PythonFactAttribute : FactAttribute
{
    public const string Program = "/usr/bin/python3";

    public PythonFactAttribute()
    {
        if (!File.Exists(Program) && Environment.GetEnvironmentVariable("VIGNETTELAB_PYTHON") != "required")
            Skip = $"Python is not installed: there is no {Program}.";
    }
}
