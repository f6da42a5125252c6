using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Tests.Vignettes;

/// <summary>Factors, exclusions and controls with as few words as they need.</summary>
internal static class SomeFactors
{
    /// <summary>A factor that fills one hole.</summary>
    public static Factor Make(string name, params string[] levels) => new()
    {
        Name = name,
        Label = Both(name),
        Levels =
        [
            .. levels.Index().Select(level => new Level
            {
                Name = level.Item,
                Code = level.Index,
                Label = Both(level.Item.ToUpperInvariant()),
                Words = Both($"{level.Item} in {name}"),
            }),
        ],
    };

    /// <summary>A factor that varies the order of vignettes; a level is named as its order.</summary>
    public static Factor Order(string name, params VignetteOrder[] orders) => new()
    {
        Name = name,
        Label = Both(name),
        Levels =
        [
            .. orders.Index().Select(order => new Level
            {
                Name = NameOf(order.Item),
                Code = order.Index,
                Label = Both(NameOf(order.Item).ToUpperInvariant()),
                Order = order.Item,
            }),
        ],
    };

    /// <summary>A control with words for these holes.</summary>
    public static ControlArm Control(string name, params string[] holes) => new()
    {
        Name = name,
        Label = Both(name),
        Words = holes.ToDictionary(hole => hole, hole => Both($"own {hole}")),
    };

    /// <summary>Leaves a combination of levels out.</summary>
    public static Exclusion Not(params (string Factor, string Level)[] parts) => new()
    {
        Not = parts.ToDictionary(part => part.Factor, part => part.Level),
        Reason = Both("It cannot be."),
    };

    /// <summary>The same words in English and Danish.</summary>
    public static LocalText Both(string words) =>
        new(new Dictionary<string, string> { ["en"] = words, ["da"] = words });

    private static string NameOf(VignetteOrder order) => order.ToString().ToLowerInvariant();
}
