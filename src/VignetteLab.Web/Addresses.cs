namespace VignetteLab.Web;

/// <summary>The addresses that leave the building.</summary>
internal static class Addresses
{
    /// <summary>Where respondents find a study: under the public address, else under the one that was asked for.</summary>
    public static string Survey(LabSettings settings, HttpRequest request, string study) => $"{Root(settings, request)}/s/{study}";

    /// <summary>Where a draft is tried.</summary>
    public static string Trying(LabSettings settings, HttpRequest request, string token) => $"{Root(settings, request)}/try/{token}";

    /// <summary>Where people try a study before its launch.</summary>
    public static string Pilot(LabSettings settings, HttpRequest request, string study, string token) => $"{Survey(settings, request, study)}/p/{token}";

    /// <summary>Where a one-time link leads.</summary>
    public static string Link(LabSettings settings, HttpRequest request, string token) => $"{Root(settings, request)}/account/link/{token}";

    /// <summary>The end of an address that says where to go afterwards; empty where nothing is said.</summary>
    public static string Returning(string? returnUrl, string mark = "?") =>
        string.IsNullOrEmpty(returnUrl) ? "" : $"{mark}returnUrl={Uri.EscapeDataString(returnUrl)}";

    private static string Root(LabSettings settings, HttpRequest request) => settings.PublicUrl ?? $"{request.Scheme}://{request.Host}";
}
