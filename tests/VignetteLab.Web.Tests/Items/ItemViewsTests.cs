using System.Runtime.CompilerServices;
using VignetteLab.Core.Items;
using VignetteLab.Web.Items;

namespace VignetteLab.Web.Tests.Items;

public sealed class ItemViewsTests
{
    public static TheoryData<Type> Kinds =>
        [.. typeof(Item).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Item)) && !type.IsAbstract)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_item_has_a_view_of_its_own_name(Type kind) =>
        Assert.Equal(kind.Name + "View", ItemViews.For((Item)RuntimeHelpers.GetUninitializedObject(kind)).Name);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_view_has_tests(Type kind) =>
        Assert.Contains(typeof(ItemViewsTests).Assembly.GetTypes(), type => type.Name == kind.Name + "ViewTests");

    [Fact]
    public void A_kind_without_a_view_is_named() => Assert.Contains(
        nameof(Unseen), Assert.Throws<NotSupportedException>(() => ItemViews.For(
            (Item)RuntimeHelpers.GetUninitializedObject(typeof(Unseen)))).Message, StringComparison.Ordinal);

    private sealed record Unseen : Item
    {
        public override Column Column => throw new NotSupportedException();

        public override Answer Simulate(Core.Draws draws, double leaning) => default;

        protected override Reading ReadAnswer(string text) => default;
    }
}
