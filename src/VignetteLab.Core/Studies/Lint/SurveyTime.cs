using VignetteLab.Core.Items;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Studies.Lint;

/// <summary>How long a survey takes one who reads slowly, on a computer, in seconds.</summary>
/// <param name="Information">Reading what taking part means.</param>
/// <param name="Pages">Each page of the study once, in order, without the vignette above it.</param>
/// <param name="Vignette">Reading one vignette, on average.</param>
/// <param name="Each">How many vignettes a respondent judges, at least 1.</param>
/// <param name="Whole">All of it: the pages with the vignette once for each vignette, and each vignette read once.</param>
public sealed record SurveyTime(double Information, IReadOnlyList<double> Pages, double Vignette, int Each, double Whole)
{
    /// <summary>How much longer it takes on a phone.</summary>
    public const double Phone = 1.4;

    /// <summary>The times of a study, whole or not, in one of its languages.</summary>
    public static SurveyTime Of(Study study, string language) => Of(new Examined(new(study, [])), language);

    internal static SurveyTime Of(Examined study, string language)
    {
        var each = Math.Max(1, study.Each);
        var vignette = study.Worded(language).Select(version => version.Measures.LongestSeconds).DefaultIfEmpty(0).Average();
        var information = Read(Examined.In(study.Study.Texts.Information, language));
        var pages = study.Study.Pages.Select(page =>
            Read(Examined.In(page.Title, language)) + Read(Examined.In(page.Lead, language)) + page.Items.Sum(item => Asked(item, language))).ToArray();
        return new(information, pages, vignette, each,
            information + study.Study.Pages.Zip(pages, (page, seconds) => (page.Vignette ? each : 1) * seconds).Sum() + each * vignette);
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
