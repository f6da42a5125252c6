using System.Globalization;
using VignetteLab.Core.Items;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>A part of a form that may be shown to some respondents only.</summary>
public interface IRuled
{
    /// <summary>Whether all conditions must hold (<c>all</c>), or one (<c>any</c>).</summary>
    string? Join { get; set; }

    /// <summary>The conditions; none where it is always shown, or where its rule is more than a form can show.</summary>
    List<RulePart> Rules { get; }

    /// <summary>Whether a rule that is more than a form can show is taken out.</summary>
    bool DropRule { get; }
}

/// <summary>One condition: what is looked at, and what it must be.</summary>
public sealed record RulePart
{
    /// <summary>What is looked at, as in <c>item:role</c> or <c>factor:type</c>.</summary>
    public string? Of { get; init; }

    /// <summary>How it is compared: <c>is</c>, <c>not</c>, <c>least</c>, <c>most</c>, <c>between</c>, <c>answered</c> or <c>unanswered</c>.</summary>
    public string? How { get; init; }

    /// <summary>The names it is compared with.</summary>
    public List<string> Values { get; init; } = [];

    public int? Low { get; init; }
    public int? High { get; init; }

    /// <summary>Fills a form's conditions.</summary>
    public static void Fill(IRuled part, ShowIf? rule)
    {
        if (rule is null || !IsSimple(rule))
            return;
        part.Join = rule.Any.Count > 0 ? "any" : "all";
        part.Rules.AddRange(rule.Leaves.Select(Of1));
    }

    /// <summary>Whether a form can show a rule: conditions side by side, each with one comparison.</summary>
    public static bool IsSimple(ShowIf rule) =>
        (rule.All.Count == 0 || rule.Any.Count == 0) && rule.All.Concat(rule.Any).All(part => part.All.Count + part.Any.Count == 0) && rule.Leaves.All(IsPlain);

    /// <summary>The rule that a form says; one that nobody touched stays as it is written.</summary>
    /// <param name="part">The form's part.</param>
    /// <param name="before">Its rule before.</param>
    public static ShowIf? Into(IRuled part, ShowIf? before)
    {
        if (before is not null && !IsSimple(before))
            return part.DropRule ? null : before;
        var untouched = new Ruled();
        Fill(untouched, before);
        if (Key(untouched) == Key(part))
            return before;
        var leaves = part.Rules.Select(rule => rule.Leaf()).ToArray();
        return leaves switch
        {
            [] => null,
            [var one] => one,
            _ => part.Join == "any" ? new() { Any = leaves } : new() { All = leaves },
        };
    }

    private ShowIf Leaf()
    {
        // Not finished yet: kept as it is, and said to be wrong until it is.
        if (Of?.Split(':', 2) is not [var kind, var name] || name.Length == 0)
            return new();
        var rule = kind == "factor" ? new ShowIf { Factor = name } : new ShowIf { Item = name };
        return How switch
        {
            "not" => rule with { IsNot = Values },
            "least" => rule with { AtLeast = Low },
            "most" => rule with { AtMost = High },
            "between" => rule with { AtLeast = Low, AtMost = High },
            "answered" => rule with { Answered = true },
            "unanswered" => rule with { Answered = false },
            _ => rule with { Is = Values },
        };
    }

    private static RulePart Of1(ShowIf leaf) => new()
    {
        Of = leaf.Item is { } item ? $"item:{item}" : leaf.Factor is { } factor ? $"factor:{factor}" : null,
        How = leaf switch
        {
            { IsNot.Count: > 0 } => "not",
            { Answered: true } => "answered",
            { Answered: false } => "unanswered",
            { AtLeast: not null, AtMost: not null } => "between",
            { AtLeast: not null } => "least",
            { AtMost: not null } => "most",
            _ => "is",
        },
        Values = [.. leaf.Is.Concat(leaf.IsNot)],
        Low = leaf.AtLeast,
        High = leaf.AtMost,
    };

    private static bool IsPlain(ShowIf leaf) => (leaf.Item is null || leaf.Factor is null) && new[]
    {
        leaf.Is.Count > 0, leaf.IsNot.Count > 0, leaf.AtLeast is not null || leaf.AtMost is not null, leaf.Answered is not null,
    }.Count(given => given) <= 1;

    private static string Key(IRuled part) => part.Rules.Count == 0 ? "" : string.Join('\n', part.Rules.Select(rule => rule.Key()).Prepend(part.Rules.Count > 1 ? part.Join : ""));

    // Of what does not belong to the comparison nothing is kept: its fields are on the page all the same.
    private string Key()
    {
        var how = How ?? "is";
        var values = how is "is" or "not" ? string.Join(',', Values.Order(StringComparer.Ordinal)) : "";
        return string.Create(CultureInfo.InvariantCulture, $"{Of}|{how}|{values}|{(how is "least" or "between" ? Low : null)}|{(how is "most" or "between" ? High : null)}");
    }

    private sealed record Ruled : IRuled
    {
        public string? Join { get; set; }
        public List<RulePart> Rules { get; } = [];
        public bool DropRule => false;
    }
}
