using FluentValidation;
using VignetteLab.Core.Vignettes;
using VignetteLab.Core.Vignettes.Designs;

namespace VignetteLab.Core.Studies.Rules;

/// <summary>The plan names what there is, and the design can estimate it.</summary>
internal sealed class PlanRules : AbstractValidator<Study>
{
    public PlanRules()
    {
        RuleFor(study => study.Plan.Respondents).InclusiveBetween(0, 1_000_000)
            .Saying("{PropertyValue} is not a number of respondents up to 1,000,000.");
        RuleFor(study => study.Plan.DropOut).InclusiveBetween(0, 95)
            .Saying("{PropertyValue} is not a percentage from 0 to 95 of those who leave before the end.");
        RuleFor(study => study.Plan.PerVignette).InclusiveBetween(0, 1_000_000)
            .Saying("{PropertyValue} is not a number of judgements up to 1,000,000.");
        RuleFor(study => study).Custom((study, context) =>
        {
            foreach (var (member, sentences) in new[]
            {
                ("hypotheses", study.Plan.Hypotheses), ("estimands", study.Plan.Estimands), ("models", study.Plan.Models),
                ("families", study.Plan.Families), ("exclusionRules", study.Plan.ExclusionRules),
            })
            {
                foreach (var (s, _) in sentences.Index().Where(sentence => string.IsNullOrWhiteSpace(sentence.Item)))
                    DesignRules.Report(context, $"plan.{member}[{s}]", "The sentence is empty. Write it, or take it out.");
            }

            foreach (var (e, effect) in study.Plan.Effects.Index())
            {
                if (study.Plan.Effects.Take(e).Contains(effect))
                    DesignRules.Report(context, $"plan.effects[{e}]", $"“{effect}” is named twice. Name it once.");
                if (Fault(study, effect) is { } fault)
                    DesignRules.Report(context, $"plan.effects[{e}]", fault);
            }

            if (Built.Of(context).Arms is { } arms)
                Estimable(study, arms, context);
        });
    }

    /// <summary>The effects of the plan that are made of the study's factors.</summary>
    internal static IEnumerable<string> Known(Study study) =>
        study.Plan.Effects.Where(effect => Fault(study, effect) is null);

    private static Said? Fault(Study study, string effect)
    {
        try
        {
            _ = Parse(study, effect);
            return null;
        }
        catch (UnreadableException error)
        {
            return error.Said;
        }
    }

    private static Effect Parse(Study study, string effect) =>
        Effect.Parse(effect, [.. study.Factors.Select(factor => factor.Name)]);

    // The rank of the model: what the vignettes that are shown can tell apart.
    private static void Estimable(Study study, IReadOnlyList<Arm> arms, ValidationContext<Study> context)
    {
        var known = study with { Plan = study.Plan with { Effects = [.. Known(study)] } };
        if (known.Plan.Effects.Count == 0)
            return;
        try
        {
            var lost = StudyDesign.Inestimable(known, arms);
            foreach (var (e, effect) in study.Plan.Effects.Index()
                .Where(effect => known.Plan.Effects.Contains(effect.Item) && lost.Contains(Parse(study, effect.Item))))
            {
                DesignRules.Report(context, $"plan.effects[{e}]", StudyDesign.Confused(known, arms, Parse(study, effect)) is { Length: > 0 } others
                    ? Said.Of("The vignettes that the design shows cannot tell “{0}” from {1}. Show more vignettes, or take it out of the plan.", effect, others)
                    : Said.Of("The vignettes that the design shows cannot tell “{0}” from other effects. Show more vignettes, or take it out of the plan.", effect));
            }
        }
        catch (DesignException error)
        {
            DesignRules.Report(context, "plan.effects", error.Said);
        }
    }
}
