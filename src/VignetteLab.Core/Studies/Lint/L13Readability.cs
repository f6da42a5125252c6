using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Studies.Lint;

/// <summary>What respondents read is not harder than a newspaper.</summary>
internal sealed class L13Readability() : LintRule("L13")
{
    private const double hard = 45;
    private const double rather = 40;

    // Of a few words LIX says nothing.
    private const int least = 20;

    public override IEnumerable<Finding> Find(Examined study) => study.Languages.SelectMany(language => Texts(study, language)
        .Where(text => text.Measures.Words >= least && text.Measures.Lix > rather).Select(text => Of(text.Text, language, text.Words, text.Measures.Lix)));

    private Finding Of(string text, string language, string words, double lix)
    {
        var (path, (english, danish)) = ($"texts.{text}.{language}", Examined.NameOf(language));
        return lix > hard
            ? Warning(path, words,
                $"In {english} this text has LIX {lix:0}, which is hard to read; below {rather:0} most people follow. Use shorter sentences and shorter words.",
                $"På {danish} har denne tekst lixtal {lix:0} og er svær at læse; under {rather:0} kan de fleste følge med. Brug kortere sætninger og kortere ord.")
            : Note(path, words,
                $"In {english} this text has LIX {lix:0}, which is rather hard to read. Shorter sentences would help.",
                $"På {danish} har denne tekst lixtal {lix:0} og er lidt svær at læse. Kortere sætninger ville hjælpe.");
    }

    private static IEnumerable<(string Text, string Words, TextMeasures Measures)> Texts(Examined study, string language)
    {
        if (study.Worded(language).MaxBy(version => version.Measures.Lix) is { } hardest)
            yield return ("vignette", hardest.Wording.Words.PlainText, hardest.Measures);
        foreach (var (name, words) in new[] { ("information", study.Study.Texts.Information), ("debrief", study.Study.Texts.Debrief) })
        {
            if (Examined.In(words, language) is { Length: > 0 } markdown)
                yield return (name, markdown, TextMeasures.Of(Template.Parse(markdown)));
        }
    }
}
