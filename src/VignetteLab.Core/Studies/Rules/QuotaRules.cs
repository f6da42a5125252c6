using FluentValidation;

namespace VignetteLab.Core.Studies.Rules;

/// <summary>Quotas can be counted with what is known before the first vignette.</summary>
internal sealed class QuotaRules : AbstractValidator<Study>
{
    public QuotaRules() => RuleFor(study => study).Custom((study, context) =>
    {
        foreach (var (q, quota) in study.Quotas.Index())
        {
            var path = $"quotas[{q}]";
            if (!Names.IsName(quota.Name))
                DesignRules.Report(context, $"{path}.name", Said.Of(FactorRules.NameRule.Replace("{PropertyValue}", "{0}", StringComparison.Ordinal), quota.Name));
            if (quota.Name is "target" or "places" or "closed" || study.Quotas.Take(q).Any(other => other.Name == quota.Name))
                DesignRules.Report(context, $"{path}.name", $"“{quota.Name}” is taken. Give each quota a name of its own.");
            if (quota.Limit is < 1 or > 1_000_000)
                DesignRules.Report(context, $"{path}.limit", $"{quota.Limit} is not a limit from 1 to 1,000,000.");
            if (quota.Of.Count == 0)
                DesignRules.Report(context, $"{path}.of", "Say whom the quota counts, as in { \"role\": [\"nurse\"] }.");
            foreach (var (name, options) in quota.Of)
                Part(study, $"{path}.of.{name}", name, options, context);
        }
    });

    private static void Part(Study study, string path, string name, IReadOnlyList<string> options, ValidationContext<Study> context)
    {
        if (AllocationRules.Before(study, name) is not { } item)
        {
            DesignRules.Report(context, path, $"“{name}” is not a choice that is asked before the first vignette. Ask it there, or take it out.");
            return;
        }

        if (!item.Required)
            DesignRules.Report(context, path, $"“{name}” decides about a quota, so it must be answered. Write \"required\": true on it.");
        if (options.Count == 0)
            DesignRules.Report(context, path, "Name at least one option.");
        foreach (var option in options.Where(option => item.Options.All(known => known.Name != option)))
            DesignRules.Report(context, path, $"“{name}” has no option called “{option}”. It has: {string.Join(", ", item.Options.Select(known => known.Name))}.");
    }
}
