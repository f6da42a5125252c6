using VignetteLab.Core.Tests.Reference;
using VignetteLab.Core.Vignettes.Designs;

namespace VignetteLab.Core.Tests.Vignettes.Designs;

public sealed class WilliamsSquareTests
{
    public static TheoryData<int> Treatments => [.. Enumerable.Range(1, WilliamsSquare.MaxTreatments)];

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void The_sequences_are_those_of_R(int treatments) => Assert.Equal(
        DesignFixtures.Rows("williams", $"t{treatments}", "sequences"),
        WilliamsSquare.Sequences(treatments).Select(sequence => sequence.Select(treatment => treatment + 1).ToArray()));

    [Theory]
    [MemberData(nameof(Treatments))]
    public void Each_stands_in_each_position_equally_often(int treatments)
    {
        var sequences = WilliamsSquare.Sequences(treatments);

        Assert.All(Enumerable.Range(0, treatments), position => Assert.All(
            Enumerable.Range(0, treatments),
            treatment => Assert.Equal(1 + treatments % 2, sequences.Count(sequence => sequence[position] == treatment))));
    }

    [Theory]
    [MemberData(nameof(Treatments))]
    public void Each_follows_each_other_equally_often(int treatments)
    {
        var pairs = WilliamsSquare.Sequences(treatments)
            .SelectMany(sequence => sequence.Zip(sequence.Skip(1))).CountBy(pair => pair).ToArray();

        Assert.Equal(treatments * (treatments - 1), pairs.Length);
        Assert.All(pairs, pair => Assert.Equal(1 + treatments % 2, pair.Value));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(21)]
    public void There_are_none_beyond_twenty(int treatments) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WilliamsSquare.Sequences(treatments));
}
