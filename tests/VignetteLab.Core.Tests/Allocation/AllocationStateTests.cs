using VignetteLab.Core.Allocation;

namespace VignetteLab.Core.Tests.Allocation;

public sealed class AllocationStateTests
{
    private static readonly AllocationState state = new(new Dictionary<string, IReadOnlyDictionary<string, int>>
    {
        ["finished"] = new Dictionary<string, int> { ["b"] = 4, ["a"] = 2 },
    });

    [Fact]
    public void What_is_not_there_counts_none()
    {
        Assert.Equal(4, state.Of("finished", "b"));
        Assert.Equal(0, state.Of("finished", "c"));
        Assert.Equal(0, state.Of("under_way", "a"));
        Assert.Equal(0, AllocationState.None.Of("finished", "a"));
    }

    [Fact]
    public void For_the_ledger_every_row_names_exactly_the_open_arms()
    {
        var among = state.Among(["a", "c"]);

        Assert.Equal([new("a", 2), new("c", 0)], among.Counts["finished"]);
    }
}
