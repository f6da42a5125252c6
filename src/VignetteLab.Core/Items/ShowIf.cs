using System.Globalization;
using System.Text.Json.Serialization;

namespace VignetteLab.Core.Items;

/// <summary>When an item or a page is shown: a rule on earlier answers or on the arm, or several rules joined.</summary>
/// <remarks>
/// A rule has one of <see cref="All"/>, <see cref="Any"/>, <see cref="Item"/> and <see cref="Factor"/>; of what an item or a factor is
/// compared with, everything that is given must hold. Only an answer can be one of something, another or a number: a rule on an
/// item that was left out, or not shown, holds only where it says that the item is not answered.
/// </remarks>
public sealed record ShowIf
{
    /// <summary>Rules that must all hold.</summary>
    public IReadOnlyList<ShowIf> All { get; init; } = [];

    /// <summary>Rules of which one must hold.</summary>
    public IReadOnlyList<ShowIf> Any { get; init; } = [];

    /// <summary>An item on an earlier page, as the study names it.</summary>
    public string? Item { get; init; }

    /// <summary>A factor of the vignette that was read, or that is the same in all of the respondent's.</summary>
    public string? Factor { get; init; }

    /// <summary>
    /// Names of which the answer or the level is one: options, points as in <c>3</c>, ways to decline, levels, control arms.
    /// </summary>
    public IReadOnlyList<string> Is { get; init; } = [];

    /// <summary>Names of which it is none.</summary>
    public IReadOnlyList<string> IsNot { get; init; } = [];

    /// <summary>The lowest number or point, inclusive; <c>null</c> for no bound.</summary>
    public int? AtLeast { get; init; }

    /// <summary>The highest number or point, inclusive; <c>null</c> for no bound.</summary>
    public int? AtMost { get; init; }

    /// <summary>Whether the item is answered; declining to answer is no answer. <c>null</c> where that does not matter.</summary>
    public bool? Answered { get; init; }

    /// <summary>The rules on one item or one factor, depth first.</summary>
    [JsonIgnore]
    public IEnumerable<ShowIf> Leaves => All.Count + Any.Count == 0 ? [this] : All.Concat(Any).SelectMany(rule => rule.Leaves);

    /// <summary>Whether it holds; <c>null</c> while what it hangs on is not known.</summary>
    /// <param name="given">What was answered to an item.</param>
    /// <param name="level">The level of a factor, or the control arm; <c>null</c> before allocation.</param>
    public bool? Holds(Func<string, Given> given, Func<string, string?> level)
    {
        if (All.Count > 0)
            return And(All.Select(rule => rule.Holds(given, level)));
        if (Any.Count > 0)
            return !And(Any.Select(rule => !rule.Holds(given, level)));
        if (Factor is not null)
            return level(Factor) is { } name ? IsAmong(name) : null;
        return Item is null ? true : given(Item) is { IsKnown: true } said ? HoldsOf(said) : null;
    }

    /// <summary>The rule in one line, as for analysts: <c>role in (nurse, helper) and years &gt;= 5</c>.</summary>
    /// <param name="variable">What an item or a factor is called in the data.</param>
    public string Text(Func<string, string> variable) =>
        All.Count > 0 ? string.Join(" and ", All.Select(rule => rule.Part(variable)))
        : Any.Count > 0 ? string.Join(" or ", Any.Select(rule => rule.Part(variable)))
        : string.Join(" and ", Comparisons(variable(Item ?? Factor ?? "")));

    /// <summary>Of several parts: false when one is false, true when all are, else not known.</summary>
    internal static bool? And(IEnumerable<bool?> parts)
    {
        bool? all = true;
        foreach (var part in parts)
        {
            if (part == false)
                return false;
            all &= part;
        }

        return all;
    }

    private bool HoldsOf(Given said)
    {
        var answered = said.Answer is { Declines: false };
        if (Answered is { } wanted && wanted != answered)
            return false;
        if (Is.Count == 0 && IsNot.Count == 0 && AtLeast is null && AtMost is null)
            return true;
        return said.Answer is { } answer && IsAmong(said.Name) &&
            (AtLeast is null && AtMost is null || answered && answer.Number is { } number && number >= (AtLeast ?? number) && number <= (AtMost ?? number));
    }

    private bool IsAmong(string? name) => (Is.Count == 0 || name is not null && Is.Contains(name)) && (name is null || !IsNot.Contains(name));

    private string Part(Func<string, string> variable) => Leaves.Count() > 1 ? $"({Text(variable)})" : Text(variable);

    private IEnumerable<string> Comparisons(string name)
    {
        if (Answered is { } answered)
            yield return answered ? $"answered({name})" : $"not answered({name})";
        if (Is.Count > 0)
            yield return $"{name} in ({string.Join(", ", Is)})";
        if (IsNot.Count > 0)
            yield return $"{name} not in ({string.Join(", ", IsNot)})";
        if (AtLeast is { } low)
            yield return string.Create(CultureInfo.InvariantCulture, $"{name} >= {low}");
        if (AtMost is { } high)
            yield return string.Create(CultureInfo.InvariantCulture, $"{name} <= {high}");
    }
}

/// <summary>What is known of the answer to an item when a rule looks at it.</summary>
/// <param name="IsKnown">Whether the respondent has come past the item, or it is not shown to them.</param>
/// <param name="Answer">The answer that counts; <c>null</c> when there is none.</param>
/// <param name="Name">The name of the option, the point or the way to decline; <c>null</c> for numbers and words.</param>
public readonly record struct Given(bool IsKnown, Answer? Answer = null, string? Name = null);
