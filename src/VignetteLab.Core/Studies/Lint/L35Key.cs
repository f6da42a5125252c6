namespace VignetteLab.Core.Studies.Lint;

/// <summary>The key is drawn, and no other study has it.</summary>
internal sealed class L35Key() : LintRule("L35")
{
    public override IEnumerable<Finding> Find(Examined study)
    {
        if (study.Subject.Commitment is not { } commitment)
            yield break;
        if (commitment.Length == 0)
        {
            yield return Error("allocation", "",
                $"No key has been drawn, so nobody can be allocated. Start the pilot or the launch anew.",
                $"Der er ikke trukket nogen nøgle, så ingen kan få en gruppe. Start piloten eller undersøgelsen igen.");
        }
        else if (study.Subject.EarlierCommitments.Contains(commitment))
        {
            yield return Error("allocation", commitment,
                $"The key is that of an earlier study, whose allocation may be known by now. Draw a new one.",
                $"Nøglen er den samme som i en tidligere undersøgelse, hvis lodtrækning kan være kendt. Træk en ny.");
        }
    }
}
