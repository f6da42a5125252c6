using System.Globalization;
using System.Text;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Tables;

namespace VignetteLab.Web.Bundles;

/// <summary>The plan of a study as a document that reviewers read.</summary>
internal static class PlanText
{
    /// <summary>The document, in Markdown.</summary>
    public static string Of(FrozenStudy frozen)
    {
        var (study, plan) = (frozen.Study, frozen.Study.Plan);
        var language = study.Languages.Contains("en") ? "en" : study.Languages[0];
        var text = new StringBuilder($"# Plan: {study.Title.In(language)}\n\nFingerprint of the study: `{frozen.Fingerprint}`\n");
        if (study.About.Purpose is { } purpose)
            Section("Purpose", [purpose.Words.GetValueOrDefault(language, "")]);
        Section("Hypotheses", plan.Hypotheses);
        Section("Estimands", plan.Estimands);
        Section("Effects that the design must tell apart", plan.Effects);
        Section("Models", plan.Models);
        Section("Tests that are corrected together", plan.Families);
        Section("Who is left out of the analysis", plan.ExclusionRules);
        text.Append("\n## Respondents\n\n");
        text.Append(plan.Respondents > 0 ? Line($"- To be allocated: {plan.Respondents}") : "- How many are to be allocated is left open.\n");
        if (plan.DropOut > 0)
            text.Append(Line($"- Expected to leave before the end: {plan.DropOut} of a hundred"));
        if (plan.PerVignette > 0)
            text.Append(Line($"- Finished judgements that each vignette must have: {plan.PerVignette}"));
        if (study.Allocation.Target > 0)
            text.Append(Line($"- Recruitment stops at {study.Allocation.Target} finished or under way."));
        if (study.Allocation.TargetPerStratum > 0)
            text.Append(Line($"- Recruitment in a stratum stops at {study.Allocation.TargetPerStratum} finished or under way."));
        Section("When data collection ends", plan.StoppingRule is { } rule ? [rule] : []);
        text.Append("\n## Factors\n");
        foreach (var factor in study.Factors)
            text.Append(Line($"\n- `{factor.Name}` ({factor.Label.In(language)}): {string.Join("; ", factor.Levels.Select(level => $"`{level.Name}` ({level.Label.In(language)})"))}"));
        Outcomes(frozen, language, text);
        text.Append("\n## Allocation\n\n").Append(Line($"{Said(study.Allocation.Procedure)} among {frozen.Arms.Count} arms{(study.Allocation.Strata.Count > 0 ? $", within strata of {string.Join(", ", study.Allocation.Strata)}" : "")}; `declaration.csv` says it exactly."));
        return text.ToString();

        void Section(string title, IReadOnlyList<string> sentences)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n");
            if (sentences.Count == 0)
                text.Append("Nothing is stated.\n");
            foreach (var (index, sentence) in sentences.Index())
                text.Append(CultureInfo.InvariantCulture, $"{index + 1}. {sentence.ReplaceLineEndings(" ")}\n");
        }
    }

    private static void Outcomes(FrozenStudy frozen, string language, StringBuilder text)
    {
        text.Append("\n## What is asked\n");
        foreach (var page in frozen.Study.Pages)
        {
            text.Append(Line($"\n{page.Title.In(language)}{(page.Vignette ? ", with the vignette" : "")}:\n"));
            foreach (var item in page.Items)
                text.Append(Line($"- `{item.Name}`: {item.Prompt.In(language).ReplaceLineEndings(" ")}"));
        }

        foreach (var scale in frozen.Study.Scales)
            text.Append(Line($"\nScale `{scale.Name}` ({scale.Label.In(language)}): the mean of {string.Join(", ", scale.Items)}, reversed items turned, where at least half are answered."));
    }

    private static string Said(Enum choice)
    {
        var name = Declaration.NameOf(choice).Replace('_', ' ');
        return char.ToUpperInvariant(name[0]) + name[1..];
    }

    private static string Line(FormattableString words) => words.ToString(CultureInfo.InvariantCulture) + "\n";
}
