namespace VignetteLab.Benchmarks.Takes;

internal sealed record TakeOptions
{
    public required int Seconds { get; init; }
    public required int Warmup { get; init; }
    public required int Rounds { get; init; }
    public required IReadOnlyList<int> Concurrency { get; init; }

    /// <summary>The folder of the published site; null to publish it.</summary>
    public required string? Site { get; init; }

    /// <summary><c>razor</c> or <c>pages</c>.</summary>
    public required string Ceiling { get; init; }

    public required bool Cookies { get; init; }
}
