namespace VignetteLab.Storage.Tests;

/// <summary>A clock that stands until it is set.</summary>
internal sealed class Clock : TimeProvider
{
    public DateTime Now { get; set; } = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    public override DateTimeOffset GetUtcNow() => Now;
}
