using VignetteLab.Core.Items;
using VignetteLab.Core.Studies.Rules;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Studies.Drafts;

/// <summary>What the design and the allocation of a draft come to, whatever else is still missing: words, items, texts.</summary>
/// <param name="Json">All that they hang on, as canonical JSON: two drafts that differ in other things have the same.</param>
/// <param name="Arms">What respondents would be allocated to; <c>null</c> where that cannot be built.</param>
/// <param name="Problems">What has to be mended first, in the draft's own paths; empty where the design is whole.</param>
public sealed record DraftDesign(string Json, IReadOnlyList<Arm>? Arms, IReadOnlyList<Problem> Problems)
{
    private const string language = "en";

    /// <summary>Looks at a draft.</summary>
    public static DraftDesign Of(string json)
    {
        var reading = StudyFile.ReadDraft(json);
        return new(json, Built.Of(reading.Study).Arms, reading.Problems);
    }

    /// <summary>The study with all that its design does not hang on left out or made plain, as canonical JSON.</summary>
    public static string JsonOf(Study study)
    {
        var asked = study.Allocation.Strata.Append(study.Allocation.Cluster).Concat(study.Quotas.SelectMany(quota => quota.Of.Keys)).ToHashSet();
        var before = study.Pages.TakeWhile(page => !page.Vignette).SelectMany(page => page.Items)
            .OfType<ChoiceItem>().Where(item => asked.Contains(item.Name)).Select(Bare).ToArray();
        var holes = study.Factors.Where(factor => !factor.IsOrder).Select(factor => factor.Name).ToArray();
        return CanonicalJson.Write(new Study
        {
            Name = "draft",
            Title = Plain("draft"),
            Languages = [language],
            Contact = "-",
            Minutes = Math.Clamp(study.Minutes, 0, 60),
            Factors = [.. study.Factors.Select(factor => factor with
            {
                Label = Plain(factor.Name),
                Levels = [.. factor.Levels.Select((level, index) => Bare(level, index, factor.IsOrder))],
            })],
            Controls = [.. study.Controls.Select(control => control with { Label = Plain(control.Name), Words = holes.Distinct().ToDictionary(hole => hole, Plain) })],
            Exclusions = [.. study.Exclusions.Select(exclusion => exclusion with { Reason = Plain("-") })],
            Design = study.Design,
            Pages =
            [
                .. before.Chunk(50).Select((items, index) => new Page { Name = $"before_{index + 1}", Title = Plain("-"), Items = items }),
                new() { Name = "judged", Title = Plain("-"), Vignette = true, Items = [new TextItem { Name = "zz_9_judged", Prompt = Plain("-"), MaxLength = 1 }] },
            ],
            Allocation = study.Allocation,
            Quotas = study.Quotas,
            Plan = new() { Effects = study.Plan.Effects },
            Texts = new() { Vignette = Plain(string.Join(' ', holes.Select(hole => $"{{{hole}}}").Prepend("-"))), Information = Plain("-"), Debrief = Plain("-") },
        });
    }

    private static ChoiceItem Bare(ChoiceItem item) => new()
    {
        Name = item.Name,
        Prompt = Plain("-"),
        Required = item.Required,
        Options = [.. item.Options.Select((option, index) => new Option { Name = option.Name, Code = index + 1, Label = Plain(option.Name), ScreenOut = option.ScreenOut && item.Required })],
    };

    private static Level Bare(Level level, int index, bool isOrder) => new()
    {
        Name = level.Name,
        Code = index + 1,
        Label = Plain(level.Name),
        Words = isOrder ? null : Plain($"{level.Name} {index + 1}"),
        Order = isOrder ? level.Order : null,
    };

    private static LocalText Plain(string words) => new(new Dictionary<string, string> { [language] = words.Length == 0 ? "-" : words });
}
