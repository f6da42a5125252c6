using System.Text.RegularExpressions;
using VignetteLab.Core.Items;

namespace VignetteLab.Core.Studies.Drafts;

/// <summary>What respondents are asked.</summary>
public static partial class Renames
{
    /// <summary>Renames an item: wherever strata, clusters, quotas, scales and rules name it, or its answer stands in words.</summary>
    /// <param name="study">The study.</param>
    /// <param name="from">The name that the item has.</param>
    /// <param name="to">The name that it is to have.</param>
    public static Study Item(Study study, string from, string to)
    {
        if (!CanRename(study.Items.Select(item => item.Name), from, to))
            return study;
        LocalText Piped(LocalText words) => Worded(words, text =>
            Regex.Replace(text, @$"(\{{\s*item\s*:\s*){Regex.Escape(from)}(?=\s*[|}}])", match => match.Groups[1].Value + to));
        var (plan, after) = (study.Allocation, Ruled(study, rule => rule.Item == from ? rule with { Item = to } : rule));
        return after with
        {
            Pages = [.. after.Pages.Select(page => page with
            {
                Title = Piped(page.Title),
                Lead = page.Lead is null ? null : Piped(page.Lead),
                Items = [.. page.Items.Select(item => item with
                {
                    Name = item.Name == from ? to : item.Name,
                    Prompt = Piped(item.Prompt),
                    Hint = item.Hint is null ? null : Piped(item.Hint),
                })],
            })],
            Scales = [.. study.Scales.Select(scale => scale with { Items = Listed(scale.Items, from, to) })],
            Allocation = plan with
            {
                Strata = Listed(plan.Strata, from, to),
                Cluster = plan.Cluster == from ? to : plan.Cluster,
                Weights = Keyed(plan.Weights, name => name == from ? to : name),
            },
            Quotas = [.. study.Quotas.Select(quota => quota with { Of = Keyed(quota.Of, name => name == from ? to : name) })],
        };
    }

    /// <summary>Renames an option of a choice: wherever clusters, quotas, checks and rules name it.</summary>
    /// <param name="study">The study.</param>
    /// <param name="item">The item's name.</param>
    /// <param name="from">The name that the option has.</param>
    /// <param name="to">The name that it is to have.</param>
    public static Study Option(Study study, string item, string from, string to)
    {
        if (study.Items.FirstOrDefault(known => known.Name == item) is not ChoiceItem owner || !CanRename(owner.Options.Select(option => option.Name), from, to))
            return study;

        // An option may be called as a way to decline is; a rule that named it named both.
        var isShared = owner.Decline.Any(way => ((MissingReason)(int)way).Name() == from);
        var after = Ruled(study, rule => rule.Item == item ? Compared(rule, from, to, isShared) : rule);
        return Asked(after, asked => asked is not ChoiceItem choice || choice.Name != item ? asked : choice with
        {
            Options = [.. choice.Options.Select(option => option.Name == from ? option with { Name = to } : option)],
            Check = choice.Check is not { } check ? null : check with
            {
                Correct = check.Correct.ToDictionary(right => right.Key, right => right.Value == from ? to : right.Value),
            },
        }) with
        {
            Allocation = study.Allocation.Cluster != item ? study.Allocation : study.Allocation with
            {
                ClusterStrata = study.Allocation.ClusterStrata.ToDictionary(stratum => stratum.Key, stratum => Listed(stratum.Value, from, to)),
            },
            Quotas = [.. study.Quotas.Select(quota => !quota.Of.ContainsKey(item) ? quota : quota with
            {
                Of = quota.Of.ToDictionary(part => part.Key, part => part.Key == item ? Listed(part.Value, from, to) : part.Value),
            })],
        };
    }

    /// <summary>Renames a page. Nothing else names it.</summary>
    /// <param name="study">The study.</param>
    /// <param name="from">The name that the page has.</param>
    /// <param name="to">The name that it is to have.</param>
    public static Study Page(Study study, string from, string to) =>
        !CanRename(study.Pages.Select(page => page.Name), from, to) ? study : study with
        {
            Pages = [.. study.Pages.Select(page => page.Name == from ? page with { Name = to } : page)],
        };

    /// <summary>Renames a scale. Nothing else names it.</summary>
    /// <param name="study">The study.</param>
    /// <param name="from">The name that the scale has.</param>
    /// <param name="to">The name that it is to have.</param>
    public static Study Scale(Study study, string from, string to) =>
        !CanRename(study.Scales.Select(scale => scale.Name), from, to) ? study : study with
        {
            Scales = [.. study.Scales.Select(scale => scale.Name == from ? scale with { Name = to } : scale)],
        };

    /// <summary>Renames a quota. Nothing else names it.</summary>
    /// <param name="study">The study.</param>
    /// <param name="from">The name that the quota has.</param>
    /// <param name="to">The name that it is to have.</param>
    public static Study Quota(Study study, string from, string to) =>
        !CanRename(study.Quotas.Select(quota => quota.Name), from, to) ? study : study with
        {
            Quotas = [.. study.Quotas.Select(quota => quota.Name == from ? quota with { Name = to } : quota)],
        };

    /// <summary>Renames a set of points, for all items that are answered on it.</summary>
    /// <param name="study">The study.</param>
    /// <param name="from">The name that the set has.</param>
    /// <param name="to">The name that it is to have.</param>
    public static Study Points(Study study, string from, string to) =>
        !CanRename(study.Points.Keys, from, to) ? study : Asked(study, item => item is RatingItem rating && rating.Points == from ? rating with { Points = to } : item) with
        {
            Points = Keyed(study.Points, name => name == from ? to : name),
        };
}
