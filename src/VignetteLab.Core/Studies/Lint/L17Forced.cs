using VignetteLab.Core.Items;

namespace VignetteLab.Core.Studies.Lint;

/// <summary>Nobody must answer what the study can do without.</summary>
internal sealed class L17Forced() : LintRule("L17")
{
    public override IEnumerable<Finding> Find(Examined study)
    {
        var plan = study.Study.Allocation;
        var needed = plan.Strata.Append(plan.Cluster).Concat(study.Study.Quotas.SelectMany(quota => quota.Of.Keys)).ToHashSet();
        return
            from asked in study.Items
            where asked.Item.Required && !needed.Contains(asked.Item.Name) &&
                !(asked.Item is ChoiceItem choice && choice.Options.Any(option => option.ScreenOut))
            select Warning($"{asked.Path}.required", asked.Item.Name,
                $"“{asked.Item.Name}” must be answered, though neither eligibility nor allocation hangs on it; people who do not want to answer leave or lie. Let it be skipped.",
                $"“{asked.Item.Name}” skal besvares, selv om hverken adgang eller lodtrækning afhænger af det; den, der ikke vil svare, falder fra eller svarer usandt. Lad det kunne springes over.");
    }
}
