using VignetteLab.Core.Studies;
using VignetteLab.Core.Tables;
using VignetteLab.Core.Tests.Studies;

namespace VignetteLab.Core.Tests.Tables;

public sealed class ScaleScoreTests
{
    private static readonly FrozenStudy study = SampleStudy.Whole.Frozen();

    private static readonly ScaleScore three = new(study, study.Study.Scales[0]);

    private static readonly ScaleScore two = new(study, study.Study.Scales[0] with { Items = ["trust_1", "trust_3"] });

    [Fact]
    public void The_score_is_the_mean_with_reversed_items_turned() =>
        Assert.Equal((3 + 2 + (4 - 3)) / 3.0, three.Of(Answers(3, 2, 3)));

    [Fact]
    public void On_three_points_the_middle_one_turns_to_itself() => Assert.Equal(2, three.Of(Answers(2, 2, 2)));

    [Fact]
    public void Items_that_are_missing_weigh_nothing() => Assert.Equal(2.5, three.Of(Answers(3, 2, null)));

    [Fact]
    public void A_reversed_item_is_turned_though_others_are_missing() => Assert.Equal(3, two.Of(Answers(null, null, 1)));

    [Theory]
    [InlineData(3L, null, null)]
    [InlineData(null, null, null)]
    public void Less_than_half_of_three_makes_no_score(long? one, long? other, long? third) =>
        Assert.Null(three.Of(Answers(one, other, third)));

    [Fact]
    public void Two_of_three_and_one_of_two_are_enough()
    {
        Assert.Equal(2, three.Fewest);
        Assert.Equal(1, two.Fewest);
        Assert.Equal(1, two.Of(Answers(1, null, null)));
    }

    [Fact]
    public void It_knows_its_lowest_and_its_highest_point() => Assert.Equal((1, 3, 4), (three.Lowest, three.Highest, three.Turn));

    private static Func<string, long?> Answers(params long?[] answers) => item => answers[item[^1] - '1'];
}
