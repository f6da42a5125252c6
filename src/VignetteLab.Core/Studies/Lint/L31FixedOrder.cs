using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Studies.Lint;

/// <summary>Where the order of vignettes is the same for all, what comes first is judged first by everybody.</summary>
internal sealed class L31FixedOrder() : LintRule("L31")
{
    public override IEnumerable<Finding> Find(Examined study)
    {
        if (study.Study.Design is { Kind: not DesignKind.Between, Order: VignetteOrder.Fixed } && !study.Study.Factors.Any(factor => factor.IsOrder))
        {
            yield return Note("design.order", "fixed",
                $"Every respondent of a deck sees the vignettes in the same order, so that the place of a vignette cannot be told from what it says. Take a random or a Williams order, unless the order is the point.",
                $"Alle deltagere med samme sæt ser vignetterne i samme rækkefølge, så en vignets plads ikke kan skelnes fra dens indhold. Vælg tilfældig rækkefølge eller Williams, medmindre rækkefølgen er meningen.");
        }
    }
}
