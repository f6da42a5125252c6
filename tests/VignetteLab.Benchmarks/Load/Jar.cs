namespace VignetteLab.Benchmarks.Load;

/// <summary>One respondent's cookies, for the one site there is: paths and domains are ignored.</summary>
/// <param name="isOpen">False for a browser that keeps none.</param>
internal sealed class Jar(bool isOpen)
{
    private readonly Dictionary<string, string> cookies = [];

    /// <summary>The header to send, with its line end; empty when there is nothing to send.</summary>
    public string Header => cookies.Count == 0
        ? ""
        : $"Cookie: {string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"))}\r\n";

    public void Take(IReadOnlyList<string> set)
    {
        if (!isOpen)
            return;
        foreach (var cookie in set)
        {
            var pair = cookie.Split(';', 2)[0].Split('=', 2);
            if (pair is [var name, { Length: > 0 } value])
                cookies[name] = value;
            else
                cookies.Remove(pair[0]);
        }
    }
}
