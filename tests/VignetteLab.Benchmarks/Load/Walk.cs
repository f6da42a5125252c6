namespace VignetteLab.Benchmarks.Load;

/// <summary>One respondent's way from the landing to the receipt, or to where it failed.</summary>
/// <param name="Began">In ticks of the stopwatch, as <paramref name="Ended"/> is.</param>
/// <param name="Posts">Pages sent and taken.</param>
/// <param name="Requests">Pages sent, pages fetched and redirects followed.</param>
/// <param name="Failure">Why it failed; null when the receipt was reached.</param>
internal readonly record struct Walk(long Began, long Ended, int Posts, int Requests, string? Failure);
