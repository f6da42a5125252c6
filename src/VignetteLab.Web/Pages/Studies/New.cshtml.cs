using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VignetteLab.Core;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Vignettes;
using VignetteLab.Storage;
using VignetteLab.Web.Pages.Authoring;
using VignetteLab.Web.Studies;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Studies;

/// <summary>Makes a study: from nothing, from one that comes with the program, from a file, or from another study.</summary>
[Authorize(Site.Researchers)]
[Largest(UploadedStudy.MostBytes)]
public sealed class NewModel(Beginnings beginnings, Drafting drafting, DraftAccess access, OwnStudies own, StudioTexts texts) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>The studies that one may copy: name and title.</summary>
    public IReadOnlyList<(string Name, string Title)> Own { get; private set; } = [];

    /// <summary>What is wrong with a file.</summary>
    public IReadOnlyList<Problem> Refused { get; private set; } = [];

    /// <param name="from">The study to copy, where somebody comes from it.</param>
    /// <param name="stop">Ends it.</param>
    public Task OnGetAsync(string? from, CancellationToken stop)
    {
        Input = new() { Languages = [.. Texts.Languages], Copy = from };
        return LoadAsync(stop);
    }

    public Task<IActionResult> OnPostEmptyAsync(CancellationToken stop) => ActAsync(async () =>
    {
        string[] languages = [.. Texts.Languages.Where(Input.Languages.Contains).OrderByDescending(language => language == texts.Language)];
        var title = new LocalText(languages.Where(language => !string.IsNullOrWhiteSpace(Input.Title.GetValueOrDefault(language)))
            .ToDictionary(language => language, language => WordsForm.Normal(Input.Title[language]!)));
        if (languages.Length == 0)
            return texts["Choose at least one language that respondents are asked in."];

        At = $"Input.Title[{languages[0]}]";
        if (title.Words.Count == 0)
            return texts["Give the study a title; you can change it at any time."];
        At = "Input.Name";
        var name = string.IsNullOrWhiteSpace(Input.Name)
            ? await beginnings.FreeNameAsync(title.Words.GetValueOrDefault("en") ?? title.Words.Values.First(), stop) : Input.Name.Trim();
        return await MakeAsync(Beginnings.Empty(name, title, languages, User.Identity?.Name ?? ""));
    }, stop);

    public Task<IActionResult> OnPostExampleAsync(CancellationToken stop) => ActAsync(async () =>
        Beginnings.Examples.FirstOrDefault(study => study.Name == Input.Example) is { } example
            ? await MakeAsync(example with { Name = await beginnings.FreeNameAsync(example.Name, stop) })
            : texts["Choose one of the studies."], stop);

    public Task<IActionResult> OnPostCopyAsync(CancellationToken stop) => ActAsync(async () =>
        await access.FindAsync(User, Input.Copy ?? "", stop) is { } draft
            ? await MakeAsync(draft.Study with { Name = await beginnings.FreeNameAsync(draft.Name, stop) })
            : texts["Choose one of the studies."], stop);

    public Task<IActionResult> OnPostFileAsync(IFormFile? file, CancellationToken stop) => ActAsync(async () =>
    {
        if (file is null || file.Length == 0)
            return texts["Choose a file first."];
        var reading = await UploadedStudy.ReadAsync(file, stop);
        Refused = reading.Refused;
        return Refused.Count > 0
            ? texts["Nothing was saved. The file cannot be taken as it is:"]
            : await MakeAsync(reading.Study with { Name = await beginnings.FreeNameAsync(reading.Study.Name, stop) });
    }, stop);

    /// <summary>A study in a line: how many vignettes there are, who sees how many, what is asked.</summary>
    public string Facts(Study study)
    {
        var vignettes = Universe.Of(study.Factors, study.Controls, study.Exclusions, study.Overrides).Count;
        var size = string.Join(" × ", study.Factors.Select(factor => factor.Levels.Count));
        return study.Design.Kind switch
        {
            DesignKind.Between => texts["{0}: {1} vignettes, one for each respondent; {2} questions", size, vignettes, study.Items.Count()],
            DesignKind.Within => texts["{0}: {1} vignettes, several for each respondent; {2} questions", size, vignettes, study.Items.Count()],
            _ => texts["{0}: {1} vignettes, some of it the same for a respondent; {2} questions", size, vignettes, study.Items.Count()],
        };
    }

    /// <summary>Words in the language of whoever looks, or in one there is.</summary>
    public string Say(LocalText? words) => words is null ? "" : words.Words.GetValueOrDefault(texts.Language) ?? words.Words.Values.FirstOrDefault("");

    private async Task<string?> MakeAsync(Study study)
    {
        var state = await drafting.CreateAsync(CanonicalJson.Write(study), DraftAccess.Id(User));
        Made = StudyFile.ReadDraft(state.Json).Study.Name;
        return null;
    }

    private string? Made { get; set; }

    // The field that is being looked at, which is wrong if anything is; none where nothing is written.
    private string At { get; set; } = "";

    // Each way of making one gives what is wrong; null where a study was made.
    private async Task<IActionResult> ActAsync(Func<Task<string?>> make, CancellationToken stop)
    {
        try
        {
            if (await make() is not { } wrong)
                return Redirect($"/studies/{Made}/study");
            ModelState.Clear();
            ModelState.AddModelError(At, wrong);
        }
        catch (RefusedException refused)
        {
            ModelState.Clear();
            ModelState.AddModelError(At, texts[refused.Said]);
        }

        await LoadAsync(stop);
        return Page();
    }

    private async Task LoadAsync(CancellationToken stop)
    {
        var titles = new List<(string, string)>();
        foreach (var name in await own.NamesAsync(User, stop))
        {
            if (await access.FindAsync(User, name, stop) is { } draft)
                titles.Add((name, draft.TitleIn(texts.Language)));
        }

        Own = titles;
    }

    /// <summary>One of the ways to begin; the button says which.</summary>
    public sealed record Form
    {
        public Dictionary<string, string?> Title { get; init; } = [];
        public List<string> Languages { get; init; } = [];

        /// <summary>The address; made from the title where it is empty.</summary>
        public string? Name { get; init; }

        public string? Example { get; init; }
        public string? Copy { get; init; }
    }
}
