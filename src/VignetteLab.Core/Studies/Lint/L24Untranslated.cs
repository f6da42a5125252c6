namespace VignetteLab.Core.Studies.Lint;

/// <summary>What reads the same in two languages was probably never translated.</summary>
internal sealed class L24Untranslated() : LintRule("L24")
{
    private const int least = 20;

    public override IEnumerable<Finding> Find(Examined study) =>
        from text in study.Texts
        let twins = text.Words.Words.Where(words => words.Value.Length > least && words.Value.Any(char.IsLetter))
            .GroupBy(words => words.Value.Trim(), StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1)
        where twins is not null
        select Warning(text.Path.StartsWith("texts.", StringComparison.Ordinal) ? $"{text.Path}.da" : text.Path, twins.Key,
            $"“{Short(twins.Key)}” reads the same in every language. Translate it, or accept this if it is a name.",
            $"“{Short(twins.Key)}” er ens på alle sprog. Oversæt det, eller acceptér dette, hvis det er et navn.");

    private static string Short(string text) => text.Length > 60 ? $"{text[..60]}…" : text;
}
