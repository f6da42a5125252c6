using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Tests.Words;

public sealed partial class StudioTimesTests
{
    private static readonly DateTime moment = new(2026, 12, 1, 23, 4, 5, DateTimeKind.Utc);

    [Theory]
    [InlineData("en", "Wednesday 2 December 2026, 00:04 (Europe/Copenhagen)", "2 December 2026, 00:04:05", "2 December 2026")]
    [InlineData("da", "onsdag den 2. december 2026 kl. 00.04 (Europe/Copenhagen)", "2. december 2026 kl. 00.04.05", "2. december 2026")]
    public void A_moment_is_said_in_the_readers_words_and_the_labs_zone_and_kept_in_UTC(string language, string at, string second, string day)
    {
        var times = In(language);

        Assert.Equal($"<time datetime=\"2026-12-01T23:04:05Z\">{at}</time>", Html(times.At(moment)));
        Assert.Equal($"<time datetime=\"2026-12-01T23:04:05Z\">{second}</time>", Html(times.Second(moment)));
        Assert.Equal($"<time datetime=\"2026-12-01T23:04:05Z\">{day}</time>", Html(times.Day(moment)));
    }

    [Fact]
    public void A_day_that_somebody_set_is_the_same_day_everywhere() =>
        Assert.Equal("<time datetime=\"2031-12-31\">31 December 2031</time>", Html(In("en").Day(new DateOnly(2031, 12, 31))));

    [Fact]
    public void A_sentence_has_its_moments_as_they_are_and_all_else_as_text() => Assert.Equal(
        "a &lt; <time datetime=\"2026-12-01T23:04:05Z\">2 December 2026</time> &lt;b&gt;",
        Html(In("en").Say("a < {0} {1}", In("en").Day(moment), "<b>")));

    [Fact]
    public void No_page_of_the_studio_words_a_moment_by_itself()
    {
        var pages = Path.Combine(Root(), "src", "VignetteLab.Web", "Pages");

        Assert.DoesNotContain(Directory.EnumerateFiles(pages, "*.cshtml", SearchOption.AllDirectories), file => Worded.IsMatch(File.ReadAllText(file)));
    }

    private static StudioTimes In(string language)
    {
        var http = new DefaultHttpContext();
        http.Request.Headers.Cookie = $"{StudioTexts.Key}={language}";
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Lab:TimeZone", "Europe/Copenhagen")]).Build();
        return new(new(new HttpContextAccessor { HttpContext = http }), new(settings), HtmlEncoder.Default);
    }

    private static string Html(IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "VignetteLab.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("There is no VignetteLab.sln above the tests.");
        return folder.FullName;
    }

    // Utc.ToString("…"), or a format with year, hour or month in it.
    [GeneratedRegex("""Utc\??\.ToString\(|ToString\("[^"]*(yyyy|HH|MMM)""")]
    private static partial Regex Worded { get; }
}
