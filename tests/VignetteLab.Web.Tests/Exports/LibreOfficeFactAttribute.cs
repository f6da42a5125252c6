namespace VignetteLab.Web.Tests.Exports;

/// <summary>A test that opens a file in LibreOffice; skipped where there is none, unless
/// <c>VIGNETTELAB_LIBREOFFICE=required</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LibreOfficeFactAttribute : FactAttribute
{
    public const string Program = "/usr/bin/soffice";

    public LibreOfficeFactAttribute()
    {
        if (!File.Exists(Program) && Environment.GetEnvironmentVariable("VIGNETTELAB_LIBREOFFICE") != "required")
            Skip = $"LibreOffice is not installed: there is no {Program}.";
    }
}
