using System.Globalization;

namespace VignetteLab.Web.Figures;

/// <summary>Numbers and words as drawings need them.</summary>
internal static class Svg
{
    /// <summary>What makes a drawing stand by itself: outside the studio there is no style sheet.</summary>
    public const string Style = """
        text{font:14px system-ui,sans-serif;fill:#221f1a}.axis{stroke:#d5ccbb}.soft{fill:#5c5548}.line{fill:none;stroke:#1d4173;stroke-width:2}
        .second{stroke-dasharray:7 4}.third{stroke-dasharray:2 4}.goal{stroke:#221f1a;stroke-dasharray:10 4 2 4}.solid{fill:#1d4173}
        .hollow{fill:#fdfbf6;stroke:#1d4173;stroke-width:2}.box{fill:#fdfbf6;stroke:#5c5548}.pale{fill:#e3e9f3;stroke:#1d4173}
        .tick{stroke:#221f1a;stroke-width:2}.hatch{stroke:#5c5548}.halo{paint-order:stroke;stroke:#fdfbf6;stroke-width:3px}.end{text-anchor:end}.middle{text-anchor:middle}
        """;

    private static readonly int[] factors = [1, 2, 5, 10];

    /// <summary>A length or a place, with a point.</summary>
    public static string Px(double number) => Math.Round(number, 2).ToString(CultureInfo.InvariantCulture);

    /// <summary>Words that fit, cut with an ellipsis.</summary>
    public static string Cut(string words, int most) => words.Length <= most ? words : $"{words.AsSpan(0, most - 1).TrimEnd()}…";

    /// <summary>Round numbers from 0 to at least the highest, at most five.</summary>
    public static IReadOnlyList<double> Ticks(double highest)
    {
        var rough = Math.Max(highest, 1) / 4;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = Math.Max(1, factors.Select(factor => factor * power).First(step => step >= rough));
        return [.. Enumerable.Range(0, (int)Math.Ceiling(Math.Max(highest, 1) / step) + 1).Select(tick => tick * step)];
    }
}
