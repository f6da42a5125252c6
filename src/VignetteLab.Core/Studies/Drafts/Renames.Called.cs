using System.Text.RegularExpressions;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Studies.Drafts;

/// <summary>Names that are made of others: vignettes and arms are called after their levels.</summary>
public static partial class Renames
{
    // Of a name, the levels are found again, and put together as they are called now.
    private static Study Recalled(Study before, Study after, Func<string, string, string> level)
    {
        var (were, are) = (Worded(before.Factors), Worded(after.Factors));
        var (wereInner, areInner) = (Arms.Inner(before.Factors, before.Design), Arms.Inner(after.Factors, after.Design));
        var (wereOuter, areOuter) = (Arms.Outer(before.Factors, before.Design), Arms.Outer(after.Factors, after.Design));

        string Called(string name, IReadOnlyList<Factor> old, IReadOnlyList<Factor> now)
        {
            if (before.Controls.Any(control => control.Name == name) || Split(name, old, 0) is not { } levels)
                return name;
            var of = old.Zip(levels).DistinctBy(part => part.First.Name).ToDictionary(part => part.First.Name, part => level(part.First.Name, part.Second));
            return string.Join('_', now.Select(factor => of[factor.Name]));
        }

        string Arm(string name) => before.Design.Kind switch
        {
            DesignKind.Between => Called(name, wereInner, areInner),
            DesignKind.Mixed when DeckOf.Match(name) is { Success: true } deck => Called(name[..deck.Index], wereOuter, areOuter) + deck.Value,
            _ => name,
        };

        return after with
        {
            Overrides = [.. after.Overrides.Select(other => other with { Vignette = Called(other.Vignette, were, are) })],
            Design = after.Design with
            {
                Vignettes = [.. after.Design.Vignettes.Select(name => Called(name, wereInner, areInner))],
                DeckList = [.. after.Design.DeckList.Select(deck => (IReadOnlyList<string>)[.. deck.Select(name => Called(name, wereInner, areInner))])],
            },
            Allocation = after.Allocation with { Shares = Keyed(after.Allocation.Shares, Arm) },
        };
    }

    private static Factor[] Worded(IReadOnlyList<Factor> factors) => [.. factors.Where(factor => !factor.IsOrder)];

    private static string[]? Split(string name, IReadOnlyList<Factor> factors, int at)
    {
        if (at >= factors.Count)
            return null;
        foreach (var level in factors[at].Levels.Select(level => level.Name))
        {
            if (at == factors.Count - 1 ? name == level : name.StartsWith(level + "_", StringComparison.Ordinal))
            {
                if (at == factors.Count - 1)
                    return [level];
                if (Split(name[(level.Length + 1)..], factors, at + 1) is { } rest)
                    return [level, .. rest];
            }
        }

        return null;
    }

    [GeneratedRegex(@"\.deck_[0-9]+\z", RegexOptions.NonBacktracking)]
    private static partial Regex DeckOf { get; }
}
