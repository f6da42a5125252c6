namespace VignetteLab.Web.Pages.Authoring;

/// <summary>What the vignettes vary.</summary>
public sealed class FactorsModel(DraftAccess access) : DraftPage<FactorsForm>(access)
{
    /// <inheritdoc/>
    public override Step Step { get; } = Steps.All.First(step => step.Name == "factors");
}
