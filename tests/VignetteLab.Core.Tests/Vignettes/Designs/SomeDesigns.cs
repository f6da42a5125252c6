using FsCheck;
using FsCheck.Fluent;
using VignetteLab.Core.Vignettes.Designs;

namespace VignetteLab.Core.Tests.Vignettes.Designs;

/// <summary>Levels of some factors and some of their combinations.</summary>
public sealed record SomeDesign(int[] Levels, int[][] Runs, int Number)
{
    public IReadOnlyList<string> Names => SomeDesigns.Names(Levels.Length);

    public IReadOnlyList<Effect> Mains => Effect.Mains(Levels.Length);

    public Draws Draws => SomeDesigns.Draws($"{Number}|{string.Join(',', Levels)}");

    public override string ToString() => $"{string.Join('×', Levels)}, {Runs.Length} runs, number {Number}";
}

/// <summary>Designs for properties: 2 to 7 factors with 2 to 6 levels, at most 256 combinations.</summary>
internal static class SomeDesigns
{
    private static readonly Gen<int[]> levels = Gen.Choose(2, 7)
        .SelectMany(factors => Gen.Choose(2, 6).ArrayOf(factors))
        .Where(levels => levels.Aggregate(1, (product, count) => product * count) <= 256);

    // Replayed, so that a run tomorrow looks at the same designs as today's.
    public static Config Config { get; } = Config.QuickThrowOnFailure.WithReplay(20_261_122, 4_021).WithMaxTest(60);

    /// <summary>All combinations.</summary>
    public static Arbitrary<SomeDesign> Full() =>
        (from of in levels
         from number in Gen.Choose(0, 1_000_000)
         select new SomeDesign(of, [.. Factorial.Runs(of)], number)).ToArbitrary();

    /// <summary>Some of them, at least two, in their order.</summary>
    public static Arbitrary<SomeDesign> Partial() => Full().Generator.Select(full =>
    {
        var size = 2 + (int)full.Draws.Below((ulong)full.Runs.Length - 1);
        return full with { Runs = [.. Subset(full.Draws, full.Runs.Length, size).Select(run => full.Runs[run])] };
    }).ToArbitrary();

    /// <summary>Indices, ascending.</summary>
    public static int[] Subset(Draws draws, int of, int size) => [.. Order(draws, of).Take(size).Order()];

    public static int[] Order(Draws draws, int of)
    {
        var all = Enumerable.Range(0, of).ToArray();
        draws.Shuffle(all.AsSpan());
        return all;
    }

    public static IReadOnlyList<string> Names(int count) =>
        [.. Enumerable.Range(0, count).Select(index => $"{(char)('a' + index)}")];

    public static Draws Draws(string label) => new(new byte[32], label);
}
