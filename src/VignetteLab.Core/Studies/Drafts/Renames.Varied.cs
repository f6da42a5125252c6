using System.Text.RegularExpressions;
using VignetteLab.Core.Items;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Studies.Drafts;

/// <summary>What vignettes are made of.</summary>
public static partial class Renames
{
    /// <summary>Renames a factor: its holes, and wherever exclusions, control arms, the design, effects, checks and rules name it.</summary>
    /// <param name="study">The study.</param>
    /// <param name="from">The name that the factor has.</param>
    /// <param name="to">The name that it is to have.</param>
    public static Study Factor(Study study, string from, string to)
    {
        if (!CanRename(study.Factors.Select(factor => factor.Name), from, to))
            return study;
        var holed = Holed(study, hole => hole == from ? to
            : hole.StartsWith(from + ".", StringComparison.Ordinal) ? to + hole[from.Length..] : hole, @$"\{{{Regex.Escape(from)}(?=[.}}])", $"{{{to}");
        string Product(string text) => Regex.Replace(text, $@"(?<![A-Za-z0-9_]){Regex.Escape(from)}(?![A-Za-z0-9_])", _ => to);
        var after = Ruled(holed, rule => rule.Factor == from ? rule with { Factor = to } : rule) with
        {
            Factors = [.. study.Factors.Select(factor => factor.Name == from ? factor with { Name = to } : factor)],
            Exclusions = [.. study.Exclusions.Select(exclusion => exclusion with { Not = Keyed(exclusion.Not, name => name == from ? to : name) })],
            Design = study.Design with
            {
                Fixed = Listed(study.Design.Fixed, from, to),
                Generators = [.. study.Design.Generators.Select(Product)],
            },
            Plan = study.Plan with { Effects = [.. study.Plan.Effects.Select(Product)] },
        };
        return Checked(after, (_, check) => check.Factor == from ? check with { Factor = to } : check);
    }

    /// <summary>Renames a level, and with it the vignettes and arms that are called after it.</summary>
    /// <param name="study">The study.</param>
    /// <param name="factor">The factor's name.</param>
    /// <param name="from">The name that the level has.</param>
    /// <param name="to">The name that it is to have.</param>
    public static Study Level(Study study, string factor, string from, string to)
    {
        if (study.Factors.FirstOrDefault(known => known.Name == factor) is not { } owner || !CanRename(owner.Levels.Select(level => level.Name), from, to))
            return study;

        // A control arm of the same name keeps it: where one name stood for both, there are two now.
        var isShared = study.Controls.Any(control => control.Name == from);
        var after = Ruled(study, rule => rule.Factor == factor ? Compared(rule, from, to, isShared) : rule) with
        {
            Factors = [.. study.Factors.Select(known => known != owner ? known : known with
            {
                Levels = [.. known.Levels.Select(level => level.Name == from ? level with { Name = to } : level)],
            })],
            Exclusions = [.. study.Exclusions.Select(exclusion => exclusion.Not.GetValueOrDefault(factor) != from ? exclusion : exclusion with
            {
                Not = exclusion.Not.ToDictionary(part => part.Key, part => part.Key == factor ? to : part.Value),
            })],
        };
        after = Checked(after, (_, check) => check.Factor != factor ? check : check with { Correct = Answered(check.Correct, from, to, isShared) });
        return Recalled(study, after, (name, level) => name == factor && level == from ? to : level);
    }

    /// <summary>Renames a grammatical form of a factor, in all its levels.</summary>
    /// <param name="study">The study.</param>
    /// <param name="factor">The factor's name.</param>
    /// <param name="from">The name that the form has.</param>
    /// <param name="to">The name that it is to have.</param>
    public static Study Form(Study study, string factor, string from, string to)
    {
        if (study.Factors.FirstOrDefault(known => known.Name == factor) is not { } owner ||
            !CanRename(owner.Levels.SelectMany(level => level.Forms.Keys).Distinct(), from, to))
        {
            return study;
        }

        var (old, hole) = ($"{factor}.{from}", $"{factor}.{to}");
        return Holed(study, name => name == old ? hole : name, @$"\{{{Regex.Escape(old)}(?=}})", $"{{{hole}") with
        {
            Factors = [.. study.Factors.Select(known => known != owner ? known : known with
            {
                Levels = [.. known.Levels.Select(level => level with { Forms = Keyed(level.Forms, name => name == from ? to : name) })],
            })],
        };
    }

    /// <summary>Renames a control arm.</summary>
    /// <param name="study">The study.</param>
    /// <param name="from">The name that the control arm has.</param>
    /// <param name="to">The name that it is to have.</param>
    public static Study Control(Study study, string from, string to)
    {
        if (!CanRename(study.Controls.Select(control => control.Name), from, to))
            return study;
        bool IsShared(string? factor) => study.Factors.Any(known => known.Name == factor && known.Levels.Any(level => level.Name == from));
        var after = Ruled(study, rule => rule.Factor is null ? rule : Compared(rule, from, to, IsShared(rule.Factor))) with
        {
            Controls = [.. study.Controls.Select(control => control.Name == from ? control with { Name = to } : control)],
            Design = study.Design with
            {
                Vignettes = Listed(study.Design.Vignettes, from, to),
                DeckList = [.. study.Design.DeckList.Select(deck => Listed(deck, from, to))],
            },
            Allocation = study.Allocation with { Shares = Keyed(study.Allocation.Shares, arm => arm == from ? to : arm) },
        };
        return Checked(after, (_, check) => check with { Correct = Answered(check.Correct, from, to, IsShared(check.Factor)) });
    }

    /// <summary>Puts the factors into another order; vignettes and arms, which are called after it, are called so wherever they are named.</summary>
    /// <param name="study">The study.</param>
    /// <param name="order">The factors' names; those that are not among them come last, as they stood.</param>
    public static Study Order(Study study, IReadOnlyList<string> order)
    {
        var places = order.Index().DistinctBy(place => place.Item).ToDictionary(place => place.Item, place => place.Index);
        Factor[] factors = [.. study.Factors.OrderBy(factor => places.GetValueOrDefault(factor.Name, int.MaxValue))];
        return factors.SequenceEqual(study.Factors) ? study : Recalled(study, study with { Factors = factors }, (_, level) => level);
    }

    // Holes stand in the vignette, and are named by what control arms and overrides fill them with.
    private static Study Holed(Study study, Func<string, string> hole, string pattern, string replacement) => study with
    {
        Texts = study.Texts with
        {
            Vignette = Worded(study.Texts.Vignette, text => Regex.Replace(text, pattern, _ => replacement)),
        },
        Controls = [.. study.Controls.Select(control => control with { Words = Keyed(control.Words, hole) })],
        Overrides = [.. study.Overrides.Select(other => other with { Words = Keyed(other.Words, hole) })],
    };

    private static Study Checked(Study study, Func<ChoiceItem, Check, Check> change) => Asked(study, item =>
        item is ChoiceItem { Check: { } check } choice ? choice with { Check = change(choice, check) } : item);

    private static IReadOnlyDictionary<string, string> Answered(IReadOnlyDictionary<string, string> correct, string from, string to, bool isShared)
    {
        var after = Keyed(correct, name => name == from ? to : name);
        return isShared && correct.TryGetValue(from, out var right) ? new Dictionary<string, string>(after) { [from] = right } : after;
    }
}
