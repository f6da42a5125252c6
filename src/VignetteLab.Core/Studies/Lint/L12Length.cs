using VignetteLab.Core.Items;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Studies.Lint;

/// <summary>A vignette, and the whole survey, is no longer than people read on a phone.</summary>
internal sealed class L12Length() : LintRule("L12")
{
    private const int mostWords = 150;
    private const int mostMinutes = 10;
    private const double phone = 1.4;

    public override IEnumerable<Finding> Find(Examined study) => study.Languages.SelectMany(language =>
        Vignette(study, language).Concat(Whole(study, language)));

    private IEnumerable<Finding> Vignette(Examined study, string language)
    {
        if (study.Worded(language).MaxBy(version => version.Measures.Words) is { Measures.Words: > mostWords } longest)
        {
            yield return Warning($"texts.vignette.{language}", longest.Wording.Hash,
                $"In {Examined.NameOf(language).English} the vignette has up to {longest.Measures.Words} words (“{longest.Vignette.Name}”); beyond {mostWords} people skim. Shorten it.",
                $"På {Examined.NameOf(language).Danish} har vignetten op til {longest.Measures.Words} ord (“{longest.Vignette.Name}”); ved flere end {mostWords} skimmer man. Forkort den.");
        }
    }

    private IEnumerable<Finding> Whole(Examined study, string language)
    {
        var minutes = SurveyTime.Seconds(study, language) * phone / 60;
        if (minutes > mostMinutes * phone)
        {
            yield return Warning("pages", $"{language}|{minutes:0}",
                $"In {Examined.NameOf(language).English} the survey takes about {minutes:0} minutes on a phone; beyond {mostMinutes * phone:0} many leave. Ask less, or show fewer vignettes.",
                $"På {Examined.NameOf(language).Danish} tager undersøgelsen omkring {minutes:0} minutter på en telefon; over {mostMinutes * phone:0} falder mange fra. Spørg om mindre, eller vis færre vignetter.");
        }
    }
}

/// <summary>How long a survey takes one who reads slowly, on a computer.</summary>
internal static class SurveyTime
{
    /// <summary>Seconds for reading every word and answering every item; pages with the vignette once for each vignette.</summary>
    public static double Seconds(Examined study, string language)
    {
        var each = Math.Max(1, study.Each);
        var vignette = study.Worded(language).Select(version => version.Measures.LongestSeconds).DefaultIfEmpty(0).Average();
        return Read(Examined.In(study.Study.Texts.Information, language)) +
            study.Study.Pages.Sum(page => (page.Vignette ? each : 1) *
                (Read(Examined.In(page.Title, language)) + Read(Examined.In(page.Lead, language)) + page.Items.Sum(item => Asked(item, language)))) +
            each * vignette;
    }

    private static double Asked(Item item, string language) =>
        Read(Examined.In(item.Prompt, language)) + Read(Examined.In(item.Hint, language)) + item switch
        {
            ChoiceItem choice => 2 + Math.Min(15, choice.Options.Sum(option => Read(Examined.In(option.Label, language)))),
            TextItem => 20,
            NumberItem => 5,
            _ => 3,
        };

    private static double Read(string text) => TextMeasures.Of(text).LongestSeconds;
}
