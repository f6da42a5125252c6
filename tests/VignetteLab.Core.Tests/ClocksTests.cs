using System.Text.RegularExpressions;

namespace VignetteLab.Core.Tests;

/// <summary>What time it is comes from outside, so that a test can say so.</summary>
public sealed partial class ClocksTests
{
    [Fact]
    public void Nothing_but_the_injected_clock_is_asked_what_time_it_is()
    {
        var sources = Directory.EnumerateFiles(Checkout.PathOf("src"), "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor" or ".cshtml");

        Assert.DoesNotContain(sources, file => Clock.IsMatch(File.ReadAllText(file)));
    }

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?(Now|Today)\b")]
    private static partial Regex Clock { get; }
}
