namespace VignetteLab.Core.Studies.Lint;

/// <summary>A vignette, and the whole survey, is no longer than people read on a phone.</summary>
internal sealed class L12Length() : LintRule("L12")
{
    private const int mostWords = 150;
    private const int mostMinutes = 10;

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
        var minutes = SurveyTime.Of(study, language).Whole * SurveyTime.Phone / 60;
        if (minutes > mostMinutes * SurveyTime.Phone)
        {
            yield return Warning("pages", $"{language}|{minutes:0}",
                $"In {Examined.NameOf(language).English} the survey takes about {minutes:0} minutes on a phone; beyond {mostMinutes * SurveyTime.Phone:0} many leave. Ask less, or show fewer vignettes.",
                $"På {Examined.NameOf(language).Danish} tager undersøgelsen omkring {minutes:0} minutter på en telefon; over {mostMinutes * SurveyTime.Phone:0} falder mange fra. Spørg om mindre, eller vis færre vignetter.");
        }
    }
}
