using VignetteLab.Core.Studies;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>What a study is to find out, and with how many respondents.</summary>
public sealed record PlanForm : DraftForm
{
    public int? Respondents { get; set; }
    public int? DropOut { get; set; }
    public int? PerVignette { get; set; }

    /// <summary>Effects that were ticked.</summary>
    public List<string> Effects { get; init; } = [];

    /// <summary>Effects that are written, such as those of three factors; parted by commas.</summary>
    public string? Others { get; set; }

    public List<LinePart> Hypotheses { get; init; } = [];
    public List<LinePart> Estimands { get; init; } = [];
    public List<LinePart> Models { get; init; } = [];
    public List<LinePart> Families { get; init; } = [];
    public List<LinePart> ExclusionRules { get; init; } = [];
    public string? StoppingRule { get; set; }

    /// <summary>The main effects of a study and the interactions of two factors: those that can be ticked.</summary>
    public static IReadOnlyList<string> Usual(Study study)
    {
        var names = study.Factors.Select(factor => factor.Name).ToArray();
        return [.. names, .. from first in names.Index() from second in names.Skip(first.Index + 1) select $"{first.Item}*{second}"];
    }

    /// <inheritdoc/>
    public override void Fill(Study study)
    {
        var (plan, usual) = (study.Plan, Usual(study).ToHashSet());
        (Respondents, DropOut, PerVignette) = (plan.Respondents, plan.DropOut, plan.PerVignette);
        Effects.AddRange(plan.Effects.Where(usual.Contains));
        Others = string.Join(", ", plan.Effects.Where(effect => !usual.Contains(effect)));
        Fill(Hypotheses, plan.Hypotheses);
        Fill(Estimands, plan.Estimands);
        Fill(Models, plan.Models);
        Fill(Families, plan.Families);
        Fill(ExclusionRules, plan.ExclusionRules);
        StoppingRule = plan.StoppingRule;
    }

    /// <inheritdoc/>
    public override Study Into(Study study)
    {
        var (plan, usual) = (study.Plan, Usual(study));
        var others = (Others ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return study with
        {
            Plan = plan with
            {
                Respondents = Respondents ?? 0,
                DropOut = DropOut ?? 0,
                PerVignette = PerVignette ?? 0,
                Effects = ListForm.Kept(plan.Effects, [.. Effects, .. others], [.. usual, .. others]),
                Hypotheses = Into(Hypotheses, plan.Hypotheses),
                Estimands = Into(Estimands, plan.Estimands),
                Models = Into(Models, plan.Models),
                Families = Into(Families, plan.Families),
                ExclusionRules = Into(ExclusionRules, plan.ExclusionRules),
                StoppingRule = WordsForm.Normal(StoppingRule ?? "") is { Length: > 0 } rule
                    ? plan.StoppingRule is { } before && WordsForm.Normal(before) == rule ? before : rule
                    : null,
            },
        };
    }

    private static void Fill(List<LinePart> lines, IReadOnlyList<string> sentences) =>
        lines.AddRange(sentences.Select(sentence => new LinePart { Text = sentence }));

    // What nobody touched stays as it was, white space and all.
    private static IReadOnlyList<string> Into(List<LinePart> lines, IReadOnlyList<string> before) =>
        [.. lines.Select(line => WordsForm.Normal(line.Text ?? "")).Select(text => before.FirstOrDefault(known => WordsForm.Normal(known) == text) ?? text)];
}
