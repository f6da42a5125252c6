using VignetteLab.Core.Items;

namespace VignetteLab.Core.Studies.Lint;

/// <summary>Codes and labels are those of the last pilot that has data, so that the two can be told together.</summary>
internal sealed class L23Recoded() : LintRule("L23")
{
    public override IEnumerable<Finding> Find(Examined study)
    {
        if (study.Subject is not { LastPilot: { } pilot, PilotHasData: true })
            yield break;
        var before = Coded(pilot).DistinctBy(value => value.Name).ToDictionary(value => value.Name);
        foreach (var value in Coded(study.Study))
        {
            if (!before.TryGetValue(value.Name, out var old))
                continue;
            if (old.Code != value.Code)
            {
                yield return Error(value.Path, $"{value.Name}|{old.Code}|{value.Code}",
                    $"{value.Name} has the code {value.Code}; in the pilot, which has data, it had {old.Code}. Give it its old code, or another name.",
                    $"{value.Name} har koden {value.Code}; i piloten, som der er svar fra, havde det {old.Code}. Giv det den gamle kode eller et andet navn.");
            }
            else if (value.Label.Words.FirstOrDefault(words => old.Label.Words.GetValueOrDefault(words.Key) is { } was && was != words.Value) is { Key: { } language } changed)
            {
                yield return Error(value.Path, $"{value.Name}|{Examined.In(old.Label, language)}|{changed.Value}",
                    $"{value.Name} is now labelled “{changed.Value}”; in the pilot, which has data, it was “{Examined.In(old.Label, language)}”. Take the old label, or give it another name and code.",
                    $"{value.Name} hedder nu “{changed.Value}”; i piloten, som der er svar fra, hed det “{Examined.In(old.Label, language)}”. Brug den gamle tekst, eller giv det et andet navn og en anden kode.");
            }
        }
    }

    private static IEnumerable<(string Name, string Path, int Code, LocalText Label)> Coded(Study study) =>
        study.Factors.SelectMany((factor, f) => factor.Levels.Select((level, l) =>
            ($"{factor.Name} = {level.Name}", $"factors[{f}].levels[{l}]", level.Code, level.Label)))
        .Concat(study.Pages.SelectMany((page, p) => page.Items.SelectMany((item, i) => item is ChoiceItem choice
            ? choice.Options.Select((option, o) => ($"{item.Name} = {option.Name}", $"pages[{p}].items[{i}].options[{o}]", option.Code, option.Label))
            : [])))
        .Concat(study.Points.SelectMany(set => Enumerable.Range(0, set.Value.Values.Select(labels => labels.Count).DefaultIfEmpty(0).Max())
            .Select(point => ($"{set.Key} = {point + 1}", $"points.{set.Key}", point + 1, new LocalText(set.Value
                .Where(labels => point < labels.Value.Count).ToDictionary(labels => labels.Key, labels => labels.Value[point]))))));
}
