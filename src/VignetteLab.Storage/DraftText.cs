using System.Globalization;

namespace VignetteLab.Storage;

/// <summary>A text as the difference from the one before: an edit of a study changes few of its letters.</summary>
internal static class DraftText
{
    /// <summary>How many edits may follow a whole text: reading one again takes no more steps than this.</summary>
    public const int MostSteps = 64;

    /// <summary>What has to be done to <paramref name="before"/> to get <paramref name="after"/>: what stays in front, what stays behind, what stands between.</summary>
    public static string Difference(string before, string after)
    {
        var front = before.AsSpan().CommonPrefixLength(after);
        var most = Math.Min(before.Length, after.Length) - front;
        var back = 0;
        while (back < most && before[^(back + 1)] == after[^(back + 1)])
            back++;

        // Half a letter cannot be kept by every database.
        if (front > 0 && char.IsHighSurrogate(before[front - 1]))
            front--;
        if (back > 0 && char.IsLowSurrogate(before[^back]))
            back--;
        return string.Create(CultureInfo.InvariantCulture, $"{front} {back} {after.AsSpan(front, after.Length - back - front)}");
    }

    /// <summary>Does what <see cref="Difference"/> found.</summary>
    public static string Apply(string before, string difference)
    {
        var first = difference.IndexOf(' ', StringComparison.Ordinal);
        var second = difference.IndexOf(' ', first + 1);
        var front = int.Parse(difference.AsSpan(0, first), CultureInfo.InvariantCulture);
        var back = int.Parse(difference.AsSpan(first + 1, second - first - 1), CultureInfo.InvariantCulture);
        return string.Concat(before.AsSpan(0, front), difference.AsSpan(second + 1), before.AsSpan(before.Length - back));
    }
}
