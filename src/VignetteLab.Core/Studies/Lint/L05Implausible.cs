namespace VignetteLab.Core.Studies.Lint;

/// <summary>A combination that somebody marked as implausible is left out, or the mark is taken away.</summary>
internal sealed class L05Implausible() : LintRule("L05")
{
    public override IEnumerable<Finding> Find(Examined study) =>
        from vignette in study.Vignettes
        where study.Subject.Implausible.Contains(vignette.Name)
        select Warning("exclusions", vignette.Name,
            $"“{vignette.Name}” is marked as implausible but is not excluded. Exclude it with a reason, or take the mark away.",
            $"“{vignette.Name}” er markeret som usandsynlig, men er ikke udeladt. Udelad den med en begrundelse, eller fjern markeringen.");
}
