using System.Text.RegularExpressions;

namespace VignetteLab.Core.Studies.Lint;

/// <summary>Nobody is left out for an answer that the vignette may have changed.</summary>
internal sealed partial class L33LateExclusion() : LintRule("L33")
{
    protected override IReadOnlyList<string> Formats => ["Who is eligible is asked before the first vignette"];

    public override IEnumerable<Finding> Find(Examined study)
    {
        var late = study.Items.Where(asked => asked.At >= study.First).Select(asked => asked.Item.Name).ToArray();
        foreach (var (r, rule) in study.Study.Plan.ExclusionRules.Index())
        {
            var words = Word.Matches(rule).Select(word => word.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
            var named = late.FirstOrDefault(words.Contains);
            if (named is null && !Check.IsMatch(rule))
                continue;
            var what = named ?? "a check";
            yield return Warning($"plan.exclusionRules[{r}]", rule,
                $"The rule leaves people out by {what}, which is asked after the vignette: the arms would no longer be alike. Report the share instead, or check attention before the vignette.",
                $"Reglen udelader nogen på grund af {named ?? "et kontrolspørgsmål"}, som stilles efter vignetten: Så er grupperne ikke længere ens. Rapportér andelen i stedet, eller kontrollér opmærksomheden før vignetten.");
        }
    }

    [GeneratedRegex("[a-z][a-z0-9_]*", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Word { get; }

    [GeneratedRegex(@"(manipulation check|attention check|manipulationskontrol|opmærksomhedskontrol|kontrolspørgsmål)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Check { get; }
}
