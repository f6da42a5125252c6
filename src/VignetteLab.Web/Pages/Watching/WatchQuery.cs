using System.Globalization;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Monitoring;
using VignetteLab.Web.Pages.Studies;

namespace VignetteLab.Web.Pages.Watching;

/// <summary>What of a study is watched, as its address says.</summary>
/// <param name="Mode">Live, pilot or simulated.</param>
/// <param name="Window">The days.</param>
public sealed record WatchQuery(Mode Mode, Window Window)
{
    /// <summary>Reads it: everybody live where nothing is said; a day that is none is left out.</summary>
    /// <returns>The query; <c>null</c> for a mode that is none.</returns>
    public static WatchQuery? Of(IQueryCollection query) =>
        StudyView.ModeOf(query["mode"]) is { } mode ? new(mode, new(DayOf(query["from"]), DayOf(query["to"]))) : null;

    /// <summary>The first day as a form takes it.</summary>
    public string? From => Iso(Window.From);

    /// <summary>The last day as a form takes it.</summary>
    public string? To => Iso(Window.To);

    /// <summary>The end of an address that says it, beginning with a question mark; empty for everybody live.</summary>
    public override string ToString()
    {
        var parts = new[]
        {
            Mode == Mode.Live ? null : $"mode={Mode.Name()}", From is null ? null : $"from={From}", To is null ? null : $"to={To}",
        };
        return string.Join('&', parts.Where(part => part is not null)) is { Length: > 0 } said ? $"?{said}" : "";
    }

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
