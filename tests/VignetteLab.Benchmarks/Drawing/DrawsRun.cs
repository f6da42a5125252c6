using System.Diagnostics;
using System.Globalization;

namespace VignetteLab.Benchmarks.Drawing;

/// <summary>Every procedure in turn with the plain HMAC, on one core.</summary>
internal static class DrawsRun
{
    public static void Run(int rounds, TimeSpan turn, TextWriter to)
    {
        var plain = Drawers.Plain();
        Rate(plain, turn);
        to.WriteLine("| drawn | draws/s | of a plain HMAC |");
        to.WriteLine("|---|--:|--:|");
        var bases = new List<double>();
        foreach (var drawer in Drawers.All())
        {
            Rate(drawer, turn);
            var rates = new List<double>();
            var ratios = new List<double>();
            for (var round = 0; round < rounds; round++)
            {
                var under = Rate(plain, turn);
                var rate = Rate(drawer, turn);
                bases.Add(under);
                rates.Add(rate);
                ratios.Add(rate / under);
            }

            to.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {drawer.Name} | {Median(rates):N0} | {Median(ratios):F2} |"));
        }

        to.WriteLine();
        to.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{plain.Name}: {Median(bases):N0} digests/s, each good for four draws."));
    }

    private static double Rate(Drawer drawer, TimeSpan turn)
    {
        var drawn = 0L;
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < turn)
            drawn += drawer.Batch();
        return drawn / watch.Elapsed.TotalSeconds;
    }

    private static double Median(List<double> rates) => rates.Order().ElementAt(rates.Count / 2);
}
