using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace VignetteLab.Web.Words;

/// <summary>Moments as whoever looks at the studio reads them: in their words and the lab's time zone, for programs in UTC.</summary>
public sealed class StudioTimes(StudioTexts texts, LabSettings settings, HtmlEncoder encoder)
{
    /// <summary>The time zone's name, to be said once where times stand without it.</summary>
    public string Zone => settings.Zone.Id;

    /// <summary>Where somebody waits for it or is bound by it: with the day of the week and the time zone.</summary>
    public IHtmlContent At(DateTime utc) => Element(utc, settings.At(utc).In(texts.Language));

    /// <summary>With the time zone.</summary>
    public IHtmlContent Zoned(DateTime utc) => Element(utc, $"{settings.At(utc).Minute(texts.Language)} ({Zone})");

    /// <summary>To the minute, where the zone is said beside it.</summary>
    public IHtmlContent Minute(DateTime utc) => Element(utc, settings.At(utc).Minute(texts.Language));

    /// <summary>To the second, where the zone is said beside it.</summary>
    public IHtmlContent Second(DateTime utc) => Element(utc, settings.At(utc).Second(texts.Language));

    /// <summary>The day.</summary>
    public IHtmlContent Day(DateTime utc) => Element(utc, settings.At(utc).Day(texts.Language));

    /// <summary>A day that somebody set, the same in every time zone.</summary>
    public IHtmlContent Day(DateOnly day) => Element(
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), new LabTime(day.ToDateTime(default), TimeZoneInfo.Utc).Day(texts.Language));

    /// <summary>A sentence with moments in its places; anything else in them is written as it is.</summary>
    public IHtmlContent Say(string sentence, params object[] values) =>
        new HtmlContentBuilder().AppendFormat(CultureInfo.GetCultureInfo(texts.Language), encoder.Encode(sentence), values);

    private HtmlString Element(DateTime utc, string words) =>
        Element(utc.ToString("yyyy-MM-ddTHH:mm:ss'Z'", CultureInfo.InvariantCulture), words);

    private HtmlString Element(string machine, string words) => new($"<time datetime=\"{machine}\">{encoder.Encode(words)}</time>");
}
