namespace VignetteLab.Core.Studies.Lint;

/// <summary>This very version was tried: by people in a pilot, and by simulated ones.</summary>
internal sealed class L30Untried() : LintRule("L30")
{
    public override IEnumerable<Finding> Find(Examined study)
    {
        if (study.Subject.WasPiloted == false)
        {
            yield return Warning("", "pilot",
                $"Nobody has tried this version in a pilot. Ask a few people to answer it first.",
                $"Ingen har prøvet denne udgave i en pilot. Bed nogle få om at besvare den først.");
        }

        if (study.Subject.WasSimulated == false)
        {
            yield return Note("", "simulation",
                $"This version has not been simulated. A simulation takes a minute, and shows the files that you will get.",
                $"Denne udgave er ikke simuleret. En simulering tager et minut og viser de filer, du får.");
        }
    }
}
