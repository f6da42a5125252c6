namespace VignetteLab.Web.Tests;

/// <summary>A clock that stands until it is set.</summary>
internal sealed class Clock : TimeProvider
{
    public DateTime Now { get; set; } = System.GetUtcNow().UtcDateTime;

    public override DateTimeOffset GetUtcNow() => Now;
}
