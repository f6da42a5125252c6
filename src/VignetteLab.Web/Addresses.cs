namespace VignetteLab.Web;

/// <summary>The addresses that leave the building.</summary>
internal static class Addresses
{
    /// <summary>Where respondents find a study: under the public address, else under the one that was asked for.</summary>
    public static string Survey(LabSettings settings, HttpRequest request, string study) =>
        $"{settings.PublicUrl ?? $"{request.Scheme}://{request.Host}"}/s/{study}";
}
