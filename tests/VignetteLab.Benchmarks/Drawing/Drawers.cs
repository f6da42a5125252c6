using System.Security.Cryptography;
using VignetteLab.Core;
using VignetteLab.Core.Allocation;

namespace VignetteLab.Benchmarks.Drawing;

/// <summary>The procedures, in a study with five arms and shares that differ.</summary>
internal static class Drawers
{
    private const int batch = 2_000;

    private static readonly AllocationKey key = new(RandomNumberGenerator.GetBytes(AllocationKey.Length));
    private static readonly Share[] shares = [new("control", 2), new("a_low", 1), new("a_high", 1), new("b_low", 1), new("b_high", 1)];
    private static readonly string[] arms = [.. shares.Select(share => share.Arm)];

    /// <summary>What all draws are made of: HMAC-SHA256 of a label, nothing else.</summary>
    public static Drawer Plain()
    {
        var message = "v1|live|block|nurse|123456|0"u8.ToArray();
        var digest = new byte[HMACSHA256.HashSizeInBytes];
        return new("plain HMAC-SHA256", () =>
        {
            for (var time = 0; time < batch; time++)
                HMACSHA256.HashData(key.Bytes.Span, message, digest);
            return batch;
        });
    }

    public static IEnumerable<Drawer> All()
    {
        var state = new AllocationState(new Dictionary<string, IReadOnlyDictionary<string, int>>
        {
            ["role"] = Counts(31, 14, 16, 15, 17),
            ["shift"] = Counts(60, 31, 30, 28, 29),
            ["ward"] = Counts(8, 3, 5, 2, 6),
            [AllocationState.Finished] = Counts(60, 30, 30, 31, 30),
            [AllocationState.UnderWay] = Counts(1, 1, 0, 2, 1),
        });
        Margin[] margins = [new("role", 2), new("shift", 1), new("ward", 1)];
        var blocks = new PermutedBlocks(shares, [1, 2]);
        yield return Words();
        yield return Listed("permuted_blocks, `Places`", blocks);
        yield return Listed("permuted_blocks, `Places`, two arms in pairs", new([new("a", 1), new("b", 1)], [1]));
        yield return Next("permuted_blocks", blocks, state);
        yield return Next("cluster", new ClusterAllocation(shares, [1, 2]), state);
        yield return Next("simple", new SimpleAllocation(shares), state);
        yield return Next("complete (a list of 2,000)", new CompleteAllocation(shares, batch), state);
        yield return Next("least_filled", new LeastFilled(shares), state);
        foreach (var measure in Enum.GetValues<ImbalanceMeasure>())
        {
            yield return Next(
                $"minimisation (three items, {measure.ToString().ToLowerInvariant()})",
                new Minimisation(shares, margins, measure, 80), state);
        }
    }

    private static Drawer Words()
    {
        var draws = new Draws(key.Bytes, "v1|live|block|nurse|0");
        return new("`Draws.Below`", () =>
        {
            for (var time = 0; time < batch; time++)
                draws.Below(5);
            return batch;
        });
    }

    private static Drawer Listed(string name, PermutedBlocks blocks)
    {
        var places = blocks.Places(key, Mode.Live, "nurse").GetEnumerator();
        return new(name, () =>
        {
            for (var time = 0; time < batch; time++)
                places.MoveNext();
            return batch;
        });
    }

    // Place after place, as respondents come; a list that is used up begins again under a new mode.
    private static Drawer Next(string name, IProcedure procedure, AllocationState state)
    {
        var last = LastPlace.None;
        var mode = Mode.Live;
        return new($"{name}, `Next`", () =>
        {
            for (var time = 0; time < batch; time++)
            {
                if (procedure.Next(key, mode, "nurse.day.north", last, arms, state) is { } place)
                    last = place.Last;
                else
                    (last, mode) = (LastPlace.None, mode == Mode.Live ? Mode.Pilot : Mode.Live);
            }

            return batch;
        });
    }

    private static Dictionary<string, int> Counts(params int[] counts) =>
        arms.Zip(counts).ToDictionary(count => count.First, count => count.Second);
}
