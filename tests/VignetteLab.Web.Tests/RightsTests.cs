using VignetteLab.Storage.Records;

namespace VignetteLab.Web.Tests;

public sealed class RightsTests
{
    [Theory]
    [InlineData(MembershipRole.Viewer, new[] { Right.See, Right.Comment })]
    [InlineData(MembershipRole.Analyst, new[] { Right.See, Right.Comment, Right.Download })]
    [InlineData(MembershipRole.Editor, new[] { Right.See, Right.Comment, Right.Download, Right.Edit, Right.Pilot, Right.Pause, Right.Steer })]
    public void A_role_may_do_this_and_nothing_else(MembershipRole role, Right[] rights) =>
        Assert.Equal(rights, Enum.GetValues<Right>().Where(right => Rights.May(role, right)));

    [Fact]
    public void An_owner_may_do_everything() =>
        Assert.All(Enum.GetValues<Right>(), right => Assert.True(Rights.May(MembershipRole.Owner, right)));

    [Fact]
    public void After_the_close_everybody_sees_the_arms() => Assert.All(Enum.GetValues<MembershipRole>(), role =>
        Assert.Equal((role == MembershipRole.Owner, true), (new Rights(role, StudyStatus.Live).SeesArms, new Rights(role, StudyStatus.Closed).SeesArms)));
}
