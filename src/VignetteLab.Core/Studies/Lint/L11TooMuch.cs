namespace VignetteLab.Core.Studies.Lint;

/// <summary>A respondent judges no more vignettes, and follows no more factors, than people can.</summary>
internal sealed class L11TooMuch() : LintRule("L11")
{
    public override IEnumerable<Finding> Find(Examined study)
    {
        var (each, factors) = (study.Each, study.Study.Factors.Count);
        if (each > 8)
        {
            yield return Of(each > 10, "design", $"{each}",
                $"Each respondent judges {each} vignettes; beyond 8 people tire and judge by rule of thumb. Make more decks, or select fewer vignettes.",
                $"Hver deltager bedømmer {each} vignetter; efter 8 bliver man træt og svarer på rutinen. Del dem i flere sæt, eller vælg færre.");
        }

        if (factors > 7)
        {
            yield return Of(factors > 9, "factors", $"{factors}",
                $"The vignette varies {factors} factors; beyond 7 people overlook some. Take out those that the plan does not need.",
                $"Vignetten varierer {factors} faktorer; ved flere end 7 overser man nogle. Fjern dem, planen ikke har brug for.");
        }
    }

    private Finding Of(bool isError, string path, string about, FormattableString english, FormattableString danish) =>
        isError ? Error(path, about, english, danish) : Warning(path, about, english, danish);
}
