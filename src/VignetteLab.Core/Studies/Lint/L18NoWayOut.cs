using System.Text.RegularExpressions;
using VignetteLab.Core.Items;

namespace VignetteLab.Core.Studies.Lint;

/// <summary>Whoever does not know, or would rather not say, can tell so.</summary>
internal sealed partial class L18NoWayOut() : LintRule("L18")
{
    public override IEnumerable<Finding> Find(Examined study) =>
        from asked in study.Items
        where asked.Item is not TextItem && asked.Item.Decline.Count == 0 && !IsEligibility(asked.Item)
        from language in study.Languages.Take(1)
        let isKnowledge = asked.Item is ChoiceItem { Check: not null }
        let prompt = Examined.In(asked.Item.Prompt, language)
        where isKnowledge || study.Languages.Any(tongue => IsSensitive(Examined.In(asked.Item.Prompt, tongue)))
        where !Options(asked.Item, study).Any(label => WayOut.IsMatch(label))
        select isKnowledge
            ? Warning(asked.Path, prompt,
                $"“{asked.Item.Name}” asks what somebody may not know, and has no way to say so. Add “Don’t know” or an option for it.",
                $"“{asked.Item.Name}” spørger om noget, man måske ikke ved, og giver ingen mulighed for at sige det. Tilføj “Ved ikke” eller en svarmulighed for det.")
            : Warning(asked.Path, prompt,
                $"“{asked.Item.Name}” asks about something sensitive, and has no way to decline. Add “Prefer not to say”.",
                $"“{asked.Item.Name}” spørger om noget følsomt, og man kan ikke sige fra. Tilføj “Ønsker ikke at svare”.");

    private static bool IsEligibility(Item item) => item is ChoiceItem choice && choice.Options.Any(option => option.ScreenOut);

    // A matter is sensitive when it is the respondent's own.
    private static bool IsSensitive(string prompt) => Own.IsMatch(prompt) && Matter.IsMatch(Work.Replace(prompt, ""));

    private static IEnumerable<string> Options(Item item, Examined study) => item is ChoiceItem choice
        ? choice.Options.SelectMany(option => option.Label.Words.Values)
        : item is RatingItem rating ? study.Study.Points.GetValueOrDefault(rating.Points)?.Values.SelectMany(labels => labels) ?? [] : [];

    // Who works with health tells nothing of their own.
    [GeneratedRegex(@"health( and social)?[ -]?(care|service|sector|system|profession|centre|cent|assist)\w*", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Work { get; }

    [GeneratedRegex(@"\b(you|your|yours|du|dig|din|dit|dine)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Own { get; }

    [GeneratedRegex(@"\b(health|ill|illness|disease|disab|diagnos|medicin|depress|pregnan|union|ethnic|race\b|racial|skin colour|religio|belie[fv]|god\b|politic|vote|party\b|sexual|gender|income|earn|salary|debt|abus|crim|helbred|sygdom|syg\b|handicap|diagnose|medicin|depression|gravid|fagforening|etnisk|etnicitet|hudfarve|religi|tro\b|politisk|stemme|stemt|parti\b|seksu|køn|indkomst|tjener|løn\b|gæld|misbrug|krimin)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Matter { get; }

    [GeneratedRegex(@"(don['’]t (know|remember)|do not (know|remember)|not sure|cannot say|prefer not|rather not|ved ikke|husker? (jeg )?ikke|ikke sikker|ønsker ikke|vil (helst )?ikke)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex WayOut { get; }
}
