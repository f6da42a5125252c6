using VignetteLab.Core.Simulation;

namespace VignetteLab.Core.Studies.Lint;

/// <summary>The smallest vignette gets enough judgements in 19 of 20 fieldworks, with the planned number of respondents.</summary>
internal sealed class L08SmallArms() : LintRule("L08")
{
    // Fewer in an arm tell next to nothing; a study that knows better states its own number.
    private const int usual = 20;

    public override IEnumerable<Finding> Find(Examined study)
    {
        var (subject, plan) = (study.Subject, study.Study.Plan);
        if (subject.Problems.Count > 0 || study.Respondents is < 1 or > 100_000 || subject.Replications < 1 || study.Arms.Count == 0)
            yield break;
        var counts = CellCounts.Of(
            new FrozenStudy(CanonicalJson.Write(study.Study)), study.Respondents, Math.Clamp(plan.DropOut, 0, 100), subject.Replications);
        var wanted = plan.PerVignette > 0 ? plan.PerVignette : usual;
        if (counts.Vignettes.MinBy(vignette => vignette.Finished.Low) is not { } smallest || smallest.Finished.Low >= wanted)
            yield break;
        yield return Warning("plan.respondents", $"{smallest.Name}|{smallest.Finished.Low}|{wanted}",
            $"With {study.Respondents} respondents “{smallest.Name}” may get as few as {smallest.Finished.Low} finished judgements; {wanted} are wanted. Plan more respondents, show fewer vignettes, or change how arms are drawn.",
            $"Med {study.Respondents} deltagere kan “{smallest.Name}” ende med kun {smallest.Finished.Low} færdige bedømmelser; der ønskes {wanted}. Planlæg flere deltagere, vis færre vignetter, eller ændr lodtrækningen.");
    }
}
