namespace VignetteLab.Benchmarks.Load;

/// <summary>What a server answered.</summary>
/// <param name="Cookies">The values of <c>Set-Cookie</c>, in order.</param>
/// <param name="IsLast">The server closes the connection after this one.</param>
internal sealed record Answer(
    int Status, string? Location, IReadOnlyList<string> Cookies, string Body, bool IsLast)
{
    public bool IsRedirect => Status is 301 or 302 or 303 or 307 or 308;
}
