using VignetteLab.Core.Vignettes;
using VignetteLab.Core.Vignettes.Designs;

namespace VignetteLab.Core.Studies.Lint;

/// <summary>The vignettes that are shown can tell the effects of interest apart; where the plan names none, every main effect.</summary>
internal sealed class L06Inestimable() : LintRule("L06")
{
    protected override IReadOnlyList<string> Formats =>
    [
        "The vignettes that the design shows cannot tell", "Not even all {0} vignettes can estimate", "The exclusions leave no vignette",
        "The design shows no vignette with", "With these generators {0} always vary together", "No {0} vignettes that can estimate",
        "The effects have {0} parameters, the mean among them", "The fraction needs “{0}”, which is excluded",
    ];

    public override IEnumerable<Finding> Find(Examined study)
    {
        if (study.Arms.Count == 0 || study.Subject.Problems.Any(problem => Owns(problem, study.Study)))
            yield break;
        var names = study.Study.Factors.Select(factor => factor.Name).ToArray();
        foreach (var effect in Lost(study.Study with { Plan = new() }, study.Arms).Where(effect => !study.Study.Plan.Effects.Contains(effect.ToString(names))))
        {
            var name = effect.ToString(names);
            yield return Error($"factors[{effect.Factors[0]}]", name,
                $"The vignettes that the design shows cannot tell the effect of “{name}” from those of other factors. Take an exclusion out, or show more vignettes.",
                $"De vignetter, designet viser, kan ikke skelne effekten af “{name}” fra andre faktorers. Fjern en udeladelse, eller vis flere vignetter.");
        }
    }

    private static IReadOnlyList<Effect> Lost(Study study, IReadOnlyList<Arm> arms)
    {
        try
        {
            return StudyDesign.Inestimable(study, arms);
        }
        catch (DesignException)
        {
            // More parameters than can be judged: the design report says that.
            return [];
        }
    }
}
