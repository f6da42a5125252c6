namespace VignetteLab.Web.Pages.Authoring;

/// <summary>What a study is to find out: what a preregistration says of it.</summary>
public sealed class PlanModel(DraftAccess access) : DraftPage<PlanForm>(access)
{
    /// <inheritdoc/>
    public override Step Step { get; } = Steps.All.First(step => step.Name == "plan");
}
