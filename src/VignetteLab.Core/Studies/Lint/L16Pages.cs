using VignetteLab.Core.Items;

namespace VignetteLab.Core.Studies.Lint;

/// <summary>A page is short, and what is asked about the vignette is asked where it can be read.</summary>
internal sealed class L16Pages() : LintRule("L16")
{
    private const int most = 8;

    public override IEnumerable<Finding> Find(Examined study) => Long(study).Concat(Apart(study));

    private IEnumerable<Finding> Long(Examined study) =>
        from page in study.Study.Pages.Index()
        where page.Item.Items.Count > most
        select Warning($"pages[{page.Index}]", $"{page.Item.Name}|{page.Item.Items.Count}",
            $"The page “{page.Item.Name}” asks {page.Item.Items.Count} items; with more than {most} people scroll and skip. Part it in two.",
            $"Siden “{page.Item.Name}” har {page.Item.Items.Count} spørgsmål; ved flere end {most} ruller man og springer over. Del den i to.");

    // Scales are what a vignette is judged by; checks and background are asked elsewhere on purpose.
    private IEnumerable<Finding> Apart(Examined study)
    {
        var scored = study.Study.Scales.SelectMany(scale => scale.Items).ToHashSet();
        var judged = study.Study.Pages.Where(page => page.Vignette).SelectMany(page => page.Items).Select(item => item.Name).ToHashSet();
        return
            from page in study.Study.Pages.Index()
            where page.Index > study.First && !page.Item.Vignette
            let apart = page.Item.Items.Where(item => item is RatingItem && scored.Contains(item.Name)).Select(item => item.Name).ToArray()
            where apart.Length > 0 && (judged.Count == 0 || !judged.Overlaps(scored) || study.Study.Scales.Any(scale => scale.Items.Any(apart.Contains) && scale.Items.Any(judged.Contains)))
            select Warning($"pages[{page.Index}]", string.Join('|', apart),
                $"The page “{page.Item.Name}” asks {string.Join(", ", apart)} without the vignette, so respondents judge from memory. Show the vignette there, or move the items.",
                $"Siden “{page.Item.Name}” spørger til {string.Join(", ", apart)} uden vignetten, så der svares efter hukommelsen. Vis vignetten dér, eller flyt spørgsmålene.");
    }
}
