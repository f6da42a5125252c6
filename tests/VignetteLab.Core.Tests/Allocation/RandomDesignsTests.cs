using FsCheck;
using FsCheck.Fluent;
using VignetteLab.Core.Allocation;

namespace VignetteLab.Core.Tests.Allocation;

/// <summary>Permuted blocks of any design stay balanced, also while arms are closed and opened.</summary>
public sealed class RandomDesignsTests
{
    private static readonly Config always = Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20261122, 1);

    private static readonly Gen<Design> designs =
        from arms in Gen.Choose(2, 7)
        from shares in Gen.Choose(1, 4).ListOf(arms)
        from multiples in Gen.Choose(1, 3).NonEmptyListOf()
        from strata in Gen.Choose(1, 4)
        from key in Gen.Choose(0, 1_000)
        select new Design([.. shares.Index().Select(share => new Share($"arm_{share.Index}", share.Item))], [.. multiples], strata, key);

    [Fact]
    public void No_arm_is_ever_further_than_the_longest_block_from_its_share() => Check(design =>
    {
        var total = design.Shares.Sum(share => share.Count);
        foreach (var stratum in design.Strata)
        {
            var counts = design.Arms.ToDictionary(arm => arm, _ => 0);
            foreach (var (index, place) in Walks.Of(design.Blocks, design.Arms, Walks.Key(design.Key), stratum).Take(120).Index())
            {
                counts[place.Arm]++;
                foreach (var share in design.Shares)
                {
                    var ahead = counts[share.Arm] - (double)(index + 1) * share.Count / total;
                    Assert.InRange(ahead, -share.Count * design.Multiples.Max(), share.Count * design.Multiples.Max());
                }
            }
        }
    });

    [Fact]
    public void Every_full_block_holds_each_arm_by_its_share() => Check(design =>
    {
        foreach (var block in Walks.Of(design.Blocks, design.Arms, Walks.Key(design.Key)).Take(200)
            .GroupBy(place => place.Turn.Block).SkipLast(1))
        {
            var multiple = block.Count() / design.Shares.Sum(share => share.Count);
            Assert.Contains(multiple, design.Multiples);
            Assert.All(design.Shares, share => Assert.Equal(share.Count * multiple, block.Count(place => place.Arm == share.Arm)));
        }
    });

    [Fact]
    public void Places_one_by_one_are_the_counted_list() => Check(design =>
    {
        foreach (var stratum in design.Strata)
        {
            Assert.Equal(
                Walks.Of(design.Blocks, design.Arms, Walks.Key(design.Key), stratum).Take(150).Select(place => place.Arm),
                design.Blocks.Places(Walks.Key(design.Key), Mode.Live, stratum).Take(150));
        }
    });

    [Fact]
    public void A_block_ends_where_an_arm_is_closed_or_opened() => Check(design =>
    {
        var last = LastPlace.None;
        var before = design.Arms;
        for (var place = 0; place < 100; place++)
        {
            // Every seventeen places another arm is the closed one, or none.
            var open = design.Arms.Where((_, arm) => arm != place / 17 % (design.Arms.Count + 1)).ToList();
            var next = design.Blocks.Next(Walks.Key(design.Key), Mode.Live, "all", last, open, AllocationState.None)!;

            var changed = place > 0 && !open.SequenceEqual(before);
            if (changed)
                Assert.Equal(new Turn(place + 1, last.Turn.Block + 1, place + 1), next.Turn);
            Assert.Contains(next.Arm, open);
            Assert.Equal(
                (double)design.Shares.Single(share => share.Arm == next.Arm).Count /
                design.Shares.Where(share => open.Contains(share.Arm)).Sum(share => share.Count),
                next.Probability);
            (last, before) = (next.Last, open);
        }
    });

    private static void Check(Action<Design> holds) => Prop.ForAll(designs.ToArbitrary(), holds).Check(always);

    private sealed record Design(IReadOnlyList<Share> Shares, IReadOnlyList<int> Multiples, int StrataCount, int Key)
    {
        public IReadOnlyList<string> Arms { get; } = [.. Shares.Select(share => share.Arm)];

        public IEnumerable<string> Strata => Enumerable.Range(0, StrataCount).Select(number => $"stratum_{number}");

        public PermutedBlocks Blocks { get; } = new(Shares, Multiples);
    }
}
