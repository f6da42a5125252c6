using VignetteLab.Core.Items;

namespace VignetteLab.Core.Studies.Lint;

/// <summary>Background questions together do not point at single people.</summary>
internal sealed class L27Recognisable() : LintRule("L27")
{
    private const double least = 5;

    public override IEnumerable<Finding> Find(Examined study)
    {
        if (study.Respondents < 1)
            yield break;
        var background = study.Items.Where(asked => !asked.Page.Vignette && asked.Item is ChoiceItem { Check: null, Options.Count: > 1 } or NumberItem).ToArray();
        var profiles = background.Aggregate(1.0, (product, asked) => product * Values(asked.Item));
        if (background.Length > 0 && study.Respondents / profiles < least)
        {
            var names = string.Join(", ", background.Select(asked => asked.Item.Name));
            yield return Note("pages", $"{names}|{profiles}|{study.Respondents}",
                $"{names} make {profiles:0} profiles for {study.Respondents} respondents, so that somebody who knows a respondent may recognise their answers. Ask in broader bands, or fewer of them, and do not publish them side by side.",
                $"{names} giver {profiles:0} profiler til {study.Respondents} deltagere, så den, der kender en deltager, kan genkende svarene. Spørg i bredere grupper eller om mindre, og offentliggør dem ikke ved siden af hinanden.");
        }
    }

    private static double Values(Item item) => item switch
    {
        ChoiceItem choice => Math.Max(1, choice.Options.Count(option => !option.ScreenOut)),
        NumberItem number => Math.Max(1, (double)number.Max - number.Min + 1),
        _ => 1,
    };
}
