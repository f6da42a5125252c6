namespace VignetteLab.Web;

/// <summary>What little is asked about where somebody is: enough to know one's own sessions again, too little to follow anybody.</summary>
internal static class Device
{
    /// <summary>The class of device; the browser's own words are not kept.</summary>
    public static string Of(HttpRequest request)
    {
        var agent = request.Headers.UserAgent.ToString();
        bool Says(string word) => agent.Contains(word, StringComparison.OrdinalIgnoreCase);
        return
            Says("iPad") || Says("Tablet") || Says("Android") && !Says("Mobile") ? "tablet" :
            Says("Mobi") || Says("iPhone") ? "phone" :
            Says("Windows") || Says("Macintosh") || Says("Linux") || Says("CrOS") ? "computer" : "other";
    }

    /// <summary>
    /// The network that somebody comes from: 256 addresses of the old kind, a site of the new. Only the throttle asks, and keeps
    /// no more than a keyed hash that changes every day.
    /// </summary>
    public static string Network(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress;

        // Only a proxy on this machine is believed, and of what it passes on only what it wrote itself, which is the last.
        if (address is not null && System.Net.IPAddress.IsLoopback(address) &&
            System.Net.IPAddress.TryParse(http.Request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim(), out var passedOn))
        {
            address = passedOn;
        }

        if (address is { IsIPv4MappedToIPv6: true })
            address = address.MapToIPv4();
        var octets = address?.GetAddressBytes() ?? [];
        return Convert.ToHexStringLower(octets.AsSpan(0, octets.Length == 16 ? 7 : Math.Min(octets.Length, 3)));
    }
}
