using FluentValidation;
using VignetteLab.Core.Items;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Studies.Rules;

/// <summary>Every <c>showIf</c> looks at what is known when its page is shown, and somebody can meet it.</summary>
internal sealed class LogicRules : AbstractValidator<Study>
{
    private const int mostParts = 20;

    public LogicRules() => RuleFor(study => study).Custom((study, context) =>
    {
        var first = study.Pages.Index().Where(page => page.Item.Vignette).Select(page => page.Index).FirstOrDefault(-1);
        // Strata, clusters and quotas part everybody: one who was not asked would belong nowhere.
        var parting = study.Allocation.Strata.Append(study.Allocation.Cluster).Concat(study.Quotas.SelectMany(quota => quota.Of.Keys)).ToHashSet();
        foreach (var (p, page) in study.Pages.Index())
        {
            var known = new LookBack(study, p);
            if (page.ShowIf is { } whole)
            {
                if (p == first)
                    DesignRules.Report(context, $"pages[{p}].showIf", "Everyone comes to the first page with the vignette: there they are allocated. Take “showIf” out, or put it on items.");
                Whole(study, known, $"pages[{p}].showIf", whole, context);
            }

            foreach (var (i, item) in page.Items.Index())
            {
                var path = $"pages[{p}].items[{i}].showIf";
                if (item.ShowIf is { } own)
                    Whole(study, known, path, own, context);
                if ((item.ShowIf ?? page.ShowIf) is not null && parting.Contains(item.Name))
                    DesignRules.Report(context, item.ShowIf is null ? $"pages[{p}].showIf" : path, $"“{item.Name}” parts respondents before allocation, so everyone must be asked. Take “showIf” out.");
            }
        }
    });

    private static void Whole(Study study, LookBack known, string path, ShowIf rule, ValidationContext<Study> context)
    {
        if (rule.Leaves.Count() > mostParts)
            DesignRules.Report(context, path, $"The rule has more than {mostParts} parts; nobody could check it. Make it shorter, or ask one item that says the same.");
        else
            Part(study, known, path, rule, context);
    }

    private static void Part(Study study, LookBack known, string path, ShowIf rule, ValidationContext<Study> context)
    {
        var isJoined = rule.All.Count + rule.Any.Count > 0;
        if (new[] { rule.All.Count > 0, rule.Any.Count > 0, rule.Item is not null, rule.Factor is not null }.Count(given => given) != 1)
            DesignRules.Report(context, path, "A rule has one of “item”, “factor”, “all” and “any”, as in { \"item\": \"role\", \"is\": [\"nurse\"] }. Part it, and join the parts by “all” or “any”.");
        else if (isJoined && Compares(rule))
            DesignRules.Report(context, path, "Only a rule on an item or a factor compares. Put the comparison into the parts.");
        else if (!isJoined && !Compares(rule))
            DesignRules.Report(context, path, rule.Item is null ? Said.Of("Say what the factor must be, by “is” or “isNot”.") : Said.Of("Say what the answer must be, by “is”, “isNot”, “atLeast”, “atMost” or “answered”."));
        else if (rule.Factor is { } factor)
            OfFactor(study, known.Met(factor), path, rule, context);
        else if (rule.Item is { } item)
            OfItem(known.Earlier(item), path, rule, context);
        foreach (var (a, part) in rule.All.Index())
            Part(study, known, $"{path}.all[{a}]", part, context);
        foreach (var (a, part) in rule.Any.Index())
            Part(study, known, $"{path}.any[{a}]", part, context);
    }

    private static bool Compares(ShowIf rule) =>
        rule.Is.Count + rule.IsNot.Count > 0 || rule is not { AtLeast: null, AtMost: null, Answered: null };

    private static void OfFactor(
        Study study, (Factor? Factor, Said? Fault) met, string path, ShowIf rule, ValidationContext<Study> context)
    {
        if (met.Factor is not { } factor)
        {
            DesignRules.Report(context, $"{path}.factor", met.Fault ?? "");
            return;
        }

        if (rule is not { AtLeast: null, AtMost: null, Answered: null })
            DesignRules.Report(context, path, "A factor has levels, and is compared by “is” and “isNot” alone.");
        Names(path, rule, $"“{factor.Name}” has no level, and the study no control arm, called",
            [.. factor.Levels.Select(level => level.Name), .. study.Controls.Select(control => control.Name)], context);
    }

    private static void OfItem((Item? Item, Said? Fault) earlier, string path, ShowIf rule, ValidationContext<Study> context)
    {
        if (earlier.Item is not { } item)
        {
            DesignRules.Report(context, $"{path}.item", earlier.Fault ?? "");
            return;
        }

        if (item is ChoiceItem { Options.Count: 0 } or RatingItem { Labels.Count: 0 })
            return;
        var column = item.Column;
        Names(path, rule, $"“{item.Name}” has no answer called",
            [.. column.Values.Select(value => value.Name), .. item.Decline.Select(way => ((MissingReason)(int)way).Name())], context);
        if (rule is { AtLeast: null, AtMost: null })
            return;
        var (low, high) = (rule.AtLeast ?? column.Min, rule.AtMost ?? column.Max);
        if (item is not (RatingItem or NumberItem))
            DesignRules.Report(context, path, $"“{item.Name}” is not answered by a number. Compare it by “is”, “isNot” or “answered”.");
        else if (low > high || low > column.Max || high < column.Min)
            DesignRules.Report(context, path, $"No answer to “{item.Name}” is from {low} to {high}: it goes from {column.Min} to {column.Max}. Mend the bounds.");
        else if (rule.Answered == false)
            DesignRules.Report(context, path, $"“{item.Name}” cannot be both unanswered and a number. Take one of the two out.");
    }

    private static void Names(string path, ShowIf rule, Said none, IReadOnlyList<string> known, ValidationContext<Study> context)
    {
        var there = known.Count == 0 ? Said.Of("It is answered in words or numbers.") : Said.Of("There are: {0}.", string.Join(", ", known.Take(40)));
        foreach (var (member, names) in new[] { ("is", rule.Is), ("isNot", rule.IsNot) })
        {
            foreach (var (n, name) in names.Index().Where(name => !known.Contains(name.Item)))
                DesignRules.Report(context, $"{path}.{member}[{n}]", $"{none} “{name}”. {there}");
        }
    }
}
