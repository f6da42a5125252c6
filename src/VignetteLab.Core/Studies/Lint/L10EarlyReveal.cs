using VignetteLab.Core.Items;

namespace VignetteLab.Core.Studies.Lint;

/// <summary>Nothing shows what varies before a respondent has their arm, and the arm is drawn on what is known by then.</summary>
internal sealed class L10EarlyReveal() : LintRule("L10")
{
    // Shorter words, as “low”, stand in many sentences.
    private const int least = 16;

    protected override IReadOnlyList<string> Formats =>
    [
        "“{0}” is not a choice that is asked before the first vignette", "An order is drawn with the place",
        "“{0}” parts respondents before allocation", "“{0}” decides about", "“{0}” varies from vignette to vignette",
        "Nobody has an arm before the first vignette",
    ];

    public override IEnumerable<Finding> Find(Examined study) => Checks(study).Concat(Revealed(study));

    private IEnumerable<Finding> Checks(Examined study) =>
        from asked in study.Items
        where asked.At < study.First && asked.Item is ChoiceItem { Check: not null }
        select Error($"{asked.Path}.check", asked.Item.Name,
            $"“{asked.Item.Name}” asks about the vignette before anyone has read it, and shows what may vary. Move it to a page after the vignette.",
            $"“{asked.Item.Name}” spørger til vignetten, før nogen har læst den, og viser, hvad der kan variere. Flyt spørgsmålet til en side efter vignetten.");

    private IEnumerable<Finding> Revealed(Examined study)
    {
        foreach (var (path, words) in study.Texts.Where(text => IsBefore(study, text.Path)))
        {
            foreach (var (language, text) in words.Words)
            {
                var shown = study.Study.Factors.SelectMany(factor => factor.Levels.SelectMany(level => level.Holes(factor.Name)
                    .Select(hole => (factor.Name, Words: Examined.In(hole.Words, language).Trim()))));
                foreach (var (factor, level) in shown.Where(level => level.Words.Length >= least && text.Contains(level.Words, StringComparison.OrdinalIgnoreCase)).Take(1))
                {
                    yield return Warning($"{path}.{language}", level,
                        $"Respondents read “{level}”, which “{factor}” varies, before they have their arm. Word it so that it does not tell what varies.",
                        $"Deltagerne læser “{level}”, som “{factor}” varierer, før lodtrækningen. Formulér det, så det ikke røber, hvad der varierer.");
                }
            }
        }
    }

    private static bool IsBefore(Examined study, string path) =>
        path is "title" or "texts.information" ||
        path.StartsWith("pages[", StringComparison.Ordinal) &&
        int.TryParse(path["pages[".Length..path.IndexOf(']', StringComparison.Ordinal)], System.Globalization.CultureInfo.InvariantCulture, out var page) && page < study.First;
}
