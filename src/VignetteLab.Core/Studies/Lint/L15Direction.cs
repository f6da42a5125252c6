using VignetteLab.Core.Items;

namespace VignetteLab.Core.Studies.Lint;

/// <summary>On a page scales run in one direction, and an item that is turned says so.</summary>
internal sealed partial class L15Direction() : LintRule("L15")
{
    public override IEnumerable<Finding> Find(Examined study) => Turned(study).Concat(Unflagged(study));

    private IEnumerable<Finding> Turned(Examined study)
    {
        foreach (var (p, page) in study.Study.Pages.Index())
        {
            var sets = page.Items.OfType<RatingItem>().Select(item => item.Points).Distinct().Where(study.Study.Points.ContainsKey).ToArray();
            foreach (var (one, other) in from o in sets.Index() from t in sets.Skip(o.Index + 1) select (o.Item, t))
            {
                if (study.Study.Points[one].Any(language => language.Value.Count > 1 &&
                    study.Study.Points[other].GetValueOrDefault(language.Key) is { Count: > 1 } labels &&
                    (Same(language.Value[0], labels[^1]) || Same(language.Value[^1], labels[0]))))
                {
                    yield return Warning($"pages[{p}]", $"{one}|{other}",
                        $"On the page “{page.Name}” the points “{one}” and “{other}” run in opposite directions, so that people tick the wrong end. Let both begin with the same end.",
                        $"På siden “{page.Name}” løber punkterne “{one}” og “{other}” hver sin vej, så man sætter kryds i den forkerte ende. Lad begge begynde i samme ende.");
                }
            }
        }
    }

    private IEnumerable<Finding> Unflagged(Examined study)
    {
        foreach (var scale in study.Study.Scales)
        {
            var items = study.Items.Where(item => item.Item is RatingItem && scale.Items.Contains(item.Item.Name)).ToArray();
            foreach (var language in study.Languages)
            {
                var denying = items.Where(item => Negation.IsIn(Examined.In(item.Item.Prompt, language), language)).ToArray();
                if (denying.Length * 2 >= items.Length)
                    continue;
                foreach (var (path, _, _, item) in denying.Where(item => item.Item is RatingItem { Reversed: false }))
                {
                    yield return Warning($"{path}.reversed", $"{scale.Name}|{Examined.In(item.Prompt, language)}",
                        $"“{item.Name}” denies what the other items of “{scale.Name}” say, but is not reversed. Mark it as reversed, or accept this if agreeing means more of “{scale.Name}” all the same.",
                        $"“{item.Name}” benægter det, de andre udsagn i “{scale.Name}” siger, men er ikke vendt. Markér det som vendt, eller acceptér dette, hvis enighed alligevel betyder mere af “{scale.Name}”.");
                }
            }
        }
    }

    private static bool Same(string one, string other) => one.Length > 0 && string.Equals(one.Trim(), other.Trim(), StringComparison.OrdinalIgnoreCase);
}
