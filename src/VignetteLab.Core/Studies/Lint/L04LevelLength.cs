namespace VignetteLab.Core.Studies.Lint;

/// <summary>The levels of a factor are about equally long, so that length is no second manipulation.</summary>
internal sealed class L04LevelLength() : LintRule("L04")
{
    private const double most = 0.25;

    // A few letters are not what anybody notices.
    private const int least = 10;

    public override IEnumerable<Finding> Find(Examined study) =>
        from factor in study.Study.Factors.Index()
        from language in study.Languages
        let levels = factor.Item.Levels.Select(level => (level.Name, Words: string.Join(' ',
            level.Holes(factor.Item.Name).Select(hole => Examined.In(hole.Words, language))))).Where(level => level.Words.Length > 0).ToArray()
        where levels.Length > 1
        let shortest = levels.MinBy(level => level.Words.Length)
        let longest = levels.MaxBy(level => level.Words.Length)
        let difference = longest.Words.Length - shortest.Words.Length
        where difference >= least && difference > most * longest.Words.Length
        select Warning($"factors[{factor.Index}]", $"{language}|{shortest.Words}|{longest.Words}",
            $"In {Examined.NameOf(language).English} the level “{longest.Name}” of “{factor.Item.Name}” has {longest.Words.Length} characters and “{shortest.Name}” {shortest.Words.Length}: respondents may react to the length. Word them about equally long.",
            $"På {Examined.NameOf(language).Danish} har niveauet “{longest.Name}” i “{factor.Item.Name}” {longest.Words.Length} tegn og “{shortest.Name}” {shortest.Words.Length}: Deltagerne kan reagere på længden. Formulér dem nogenlunde lige langt.");
}
