namespace VignetteLab.Core.Studies.Lint;

/// <summary>Somebody has read every version as it now stands.</summary>
internal sealed class L36Unread() : LintRule("L36")
{
    public override IEnumerable<Finding> Find(Examined study)
    {
        if (study.Subject.Seen is not { } seen)
            yield break;
        foreach (var language in study.Languages)
        {
            var versions = study.Worded(language);
            var unread = versions.Where(version => !seen.Contains(version.Wording.Hash)).ToArray();
            if (unread.Length == 0)
                continue;
            yield return Note($"texts.vignette.{language}", string.Join('|', unread.Take(100).Select(version => version.Wording.Hash)),
                $"In {Examined.NameOf(language).English} {unread.Length} of {versions.Count} vignettes have not been read as they now stand, “{unread[0].Vignette.Name}” first. Read them under “Every vignette”.",
                $"På {Examined.NameOf(language).Danish} er {unread.Length} af {versions.Count} vignetter ikke læst, som de nu står, først “{unread[0].Vignette.Name}”. Læs dem under “Alle vignetter”.");
        }
    }
}
