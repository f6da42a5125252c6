using VignetteLab.Core.Studies.Lint;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>The pages in their order, what stands on each, to whom it is shown and how long it takes.</summary>
public sealed class PagesModel(DraftAccess access, StudioTexts texts) : DraftPage<PagesForm>(access)
{
    /// <inheritdoc/>
    public override Step Step { get; } = Steps.All.First(step => step.Name == "pages");

    /// <summary>How long it takes one who reads slowly on a phone, in the first language.</summary>
    public SurveyTime Time { get; private set; } = new(0, [], 0, 1, 0);

    /// <summary>What is good to know of pages, apart from what is wrong.</summary>
    public IReadOnlyList<Finding> Findings { get; private set; } = [];

    /// <summary>Seconds as they are said: whole minutes from two on, else seconds.</summary>
    public string Said(double seconds)
    {
        seconds *= SurveyTime.Phone;
        return seconds >= 120 ? texts["{0} minutes", Math.Round(seconds / 60)] : texts["{0} seconds", Math.Max(5, Math.Round(seconds / 5) * 5)];
    }

    /// <inheritdoc/>
    protected override Task LoadAsync(CancellationToken stop)
    {
        // They are shown in frames, as on a phone.
        Time = SurveyTime.Of(Draft.Study, Draft.Languages[0]);
        Findings = [.. Lint.Of(new(Draft.Study, []) { Replications = 0 }).Where(finding => finding.Rule is "L12" or "L16" or "L32" && Steps.Of(finding.Path) == Step)];
        return Task.CompletedTask;
    }
}
