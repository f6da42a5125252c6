using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Studies;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;

namespace VignetteLab.Web.Pages.Studies;

/// <summary>One study as its researchers see it.</summary>
[Authorize(Site.Researchers)]
public sealed class StudyModel(LabDatabase database, Versions versions, OwnStudies own, LabSettings settings) : PageModel
{
    public string Name { get; private set; } = "";
    public string Title { get; private set; } = "";
    public string? InspiredBy { get; private set; }
    public string Status { get; private set; } = "";
    public bool IsLaunched { get; private set; }
    public string SurveyUrl { get; private set; } = "";
    public Progress Progress { get; private set; } = null!;
    public IReadOnlyList<ArmRow> Arms { get; private set; } = [];
    public int Allocated => Arms.Sum(arm => arm.Allocated);
    public int Finished => Arms.Sum(arm => arm.Finished);
    public string Procedure { get; private set; } = "";
    public string? Commitment { get; private set; }
    public string? Key { get; private set; }
    public string Fingerprint { get; private set; } = "";
    public IReadOnlyList<string> Languages { get; private set; } = [];
    public IReadOnlyList<Vignette> Vignettes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string study, CancellationToken stop)
    {
        if (!await own.HasAsync(User, study, stop) ||
            await Snapshot.OpenAsync(database, versions, study, Mode.Live, stop) is not { } opened)
        {
            return NotFound();
        }

        await using var snapshot = opened;
        var version = (await snapshot.VersionAsync(stop)).Study;
        var language = version.Study.Languages.Contains("en") ? "en" : version.Study.Languages[0];
        Name = study;
        Title = version.Study.Title.In(language);
        InspiredBy = version.Study.InspiredBy?.In(language);
        Status = snapshot.Study.Status.ToString().ToLowerInvariant();
        IsLaunched = snapshot.Study.Status != StudyStatus.Draft;
        SurveyUrl = Addresses.Survey(settings, Request, study);
        Progress = await snapshot.ProgressAsync(stop);
        Arms = [.. version.Arms.Select(arm =>
        {
            var (allocated, finished) = Progress.Arms.GetValueOrDefault(arm.Name);
            return new ArmRow(arm.Name, arm.Label.In(language), allocated, finished);
        })];
        var strata = version.Study.Allocation.Strata;
        Procedure = $"Permuted blocks{(strata.Count > 0 ? $" within strata of {string.Join(" and ", strata)}" : "")}";
        var key = await snapshot.KeyAsync(stop);
        Commitment = key?.Commitment;
        Key = key is { RevealedUtc: not null } ? new AllocationKey(key.Key).Hex : null;
        Fingerprint = version.Fingerprint;
        Languages = version.Study.Languages;
        Vignettes = [.. version.Vignettes];
        return Page();
    }

    /// <summary>One arm and how many are how far in it.</summary>
    public sealed record ArmRow(string Name, string Label, int Allocated, int Finished);
}
