using VignetteLab.Core.Vignettes.Designs;

namespace VignetteLab.Core.Studies.Lint;

/// <summary>Factors vary independently of each other, and main effects are not aliased with interactions.</summary>
internal sealed class L07Correlation() : LintRule("L07")
{
    private const double most = 0.30;

    // Beyond this an alias table takes longer than a page should, and a full factorial has none.
    private const int mostVignettes = 512;

    public override IEnumerable<Finding> Find(Examined study)
    {
        if (study.Arms.Count == 0 || study.Arms.Sum(arm => arm.Vignettes.Count) > mostVignettes)
            return [];
        var names = study.Study.Factors.Select(factor => factor.Name).ToArray();
        try
        {
            var report = StudyDesign.Of(study.Study with { Plan = new() }, study.Arms);
            return
            [
                .. report.Correlations.Where(pair => pair.Largest > most).Select(pair => Correlated(names[pair.First], names[pair.Second], pair)),
                .. report.Aliasing.Aliases.Where(alias => alias is { First.Order: 1, Second.Order: 2, IsFull: true })
                    .GroupBy(alias => alias.First.ToString(names)).Select(same => Aliased(same.Key, same.First().First.Factors[0],
                        string.Join(", ", same.Select(alias => alias.Second.ToString(names))))),
            ];
        }
        catch (DesignException)
        {
            return [];
        }
    }

    private Finding Correlated(string one, string other, FactorCorrelation pair) => Warning(
        $"factors[{pair.First}]", $"{one}|{other}|{pair.Largest:0.00}",
        $"“{one}” and “{other}” vary together: their correlation is {pair.Largest:0.00}, above {most:0.00}. Exclude fewer combinations, or select other vignettes.",
        $"“{one}” og “{other}” følges ad: Deres korrelation er {pair.Largest:0.00}, over {most:0.00}. Udelad færre kombinationer, eller vælg andre vignetter.");

    private Finding Aliased(string effect, int factor, string others) => Note(
        $"factors[{factor}]", $"{effect}|{others}",
        $"In this design the effect of “{effect}” cannot be told from {others}. That is as it should be if you are sure that there is no such interaction.",
        $"I dette design kan effekten af “{effect}” ikke skelnes fra {others}. Det er i orden, hvis du er sikker på, at den vekselvirkning ikke findes.");
}
