using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using VignetteLab.Core;
using VignetteLab.Core.Vignettes;
using VignetteLab.Storage;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>Every vignette as respondents will read it: what varies, how long, how hard, who has read it.</summary>
[Authorize(Site.Researchers)]
[Needs(Right.See)]
public sealed class VignettesModel(DraftAccess access, LabDb db, Reviewing reviewing, StudioTexts texts) : PageModel, IDraftPage
{
    [BindProperty]
    public Form Input { get; set; } = new();

    /// <inheritdoc/>
    public DraftView Draft { get; private set; } = null!;

    /// <inheritdoc/>
    public Step Step { get; } = Steps.All.First(step => step.Name == "vignettes");

    /// <inheritdoc/>
    public bool IsForm => false;

    public Matrix Matrix { get; private set; } = null!;

    /// <summary>What was asked for.</summary>
    public MatrixQuery Query { get; private set; } = null!;

    /// <summary>What the query finds, all pages of it.</summary>
    public IReadOnlyList<Vignette> Found { get; private set; } = [];

    /// <summary>The vignette that the others are compared with; <c>null</c> for none.</summary>
    public Vignette? Base { get; private set; }

    /// <summary>The hashes of the words that this researcher has read.</summary>
    public IReadOnlySet<string> Seen { get; private set; } = new HashSet<string>();

    /// <summary>How many vignettes at least one person has read in every language.</summary>
    public int ReadBySomebody { get; private set; }

    /// <summary>Path to what colleagues said about it.</summary>
    public ILookup<string, Remark> Comments { get; private set; } = Enumerable.Empty<Remark>().ToLookup(said => said.Path);

    public Task<IActionResult> OnGetAsync(string study, CancellationToken stop) => ShowAsync(study, stop);

    /// <summary>Notes that what is on this page was read.</summary>
    [Needs(Right.Comment)]
    public Task<IActionResult> OnPostSeenAsync(string study, CancellationToken stop) => ActAsync(study, async () =>
    {
        var hashes = Matrix.All.Where(vignette => Input.Names.Contains(vignette.Name))
            .SelectMany(Matrix.Hashes).ToArray();
        await reviewing.SeeAsync(Draft.State.StudyId, hashes, DraftAccess.Id(User));
    }, stop);

    [Needs(Right.Comment)]
    public Task<IActionResult> OnPostCommentAsync(string study, CancellationToken stop) => ActAsync(study, () =>
        reviewing.CommentAsync(Draft.State.StudyId, PathOf(Input.Name ?? ""), Input.Text ?? "", DraftAccess.Id(User)), stop);

    [Needs(Right.Comment)]
    public Task<IActionResult> OnPostSettleAsync(string study, CancellationToken stop) => ActAsync(study, () =>
        reviewing.SettleAsync(Draft.State.StudyId, Input.Comment, Input.IsSettled, DraftAccess.Id(User)), stop);

    /// <summary>Leaves out a combination, with a reason.</summary>
    [Needs(Right.Edit)]
    public Task<IActionResult> OnPostExcludeAsync(string study, CancellationToken stop) => ActAsync(study, async () =>
    {
        if (!Draft.IsEditable)
            throw new RefusedException(texts["Only owners and editors change a draft, and only before its launch."]);
        if (Matrix.All.FirstOrDefault(vignette => vignette.Name == Input.Name) is not { IsControl: false } vignette)
            throw new RefusedException(texts["This vignette is not there any more."]);
        if (string.IsNullOrWhiteSpace(Input.Text))
            throw new RefusedException(texts["Say why it is left out; the reason is kept and exported."]);
        var reason = new LocalText(Draft.Languages.ToDictionary(language => language, _ => WordsForm.Normal(Input.Text)));
        await access.SaveAsync(User, Draft, Draft.State.Number, before => before with
        {
            Exclusions = [.. before.Exclusions, new() { Not = vignette.Levels.ToDictionary(level => level.Key, level => level.Value.Name), Reason = reason }],
        }, stop);
    }, stop);

    /// <summary>What stands behind the words of a hole, as in <c>Age: 84</c>.</summary>
    public IReadOnlyDictionary<string, string> Tags(Vignette vignette, string language) =>
        Matrix.Holes(vignette, language).Keys.Where(hole => vignette.Levels.ContainsKey(hole.Split('.')[0])).ToDictionary(hole => hole, hole =>
        {
            var name = hole.Split('.')[0];
            var factor = Draft.Study.Factors.First(known => known.Name == name);
            return $"{factor.Label.Words.GetValueOrDefault(language, name)}: {vignette.Levels[name].Name}";
        });

    /// <summary>A combination that is left out, in the words of the factors and in their order.</summary>
    public string Said(Exclusion exclusion) => string.Join(" + ", exclusion.Not
        .OrderBy(part => Draft.Study.Factors.Index().FirstOrDefault(factor => factor.Item.Name == part.Key, (int.MaxValue, null!)).Index)
        .Select(part =>
        {
            var factor = Draft.Study.Factors.FirstOrDefault(known => known.Name == part.Key);
            var level = factor?.Levels.FirstOrDefault(known => known.Name == part.Value);
            return $"{factor?.Label.Words.GetValueOrDefault(texts.Language) ?? part.Key}: {level?.Label.Words.GetValueOrDefault(texts.Language) ?? part.Value}";
        }));

    /// <summary>What comments of a vignette are kept under.</summary>
    public static string PathOf(string vignette) => $"vignettes[{vignette}]";

    private async Task<IActionResult> ActAsync(string study, Func<Task> act, CancellationToken stop)
    {
        if (await LoadAsync(study, stop) is { } gone)
            return gone;
        try
        {
            await act();
            return Redirect($"/studies/{study}/vignettes{Query.With(page: Query.Page)}{(Input.Name is null ? "" : $"#v-{Uri.EscapeDataString(Input.Name)}")}");
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError("", texts[refused.Said]);
            return Page();
        }
    }

    private async Task<IActionResult> ShowAsync(string study, CancellationToken stop) => await LoadAsync(study, stop) ?? Page();

    private async Task<IActionResult?> LoadAsync(string study, CancellationToken stop)
    {
        if (await access.FindAsync(User, study, stop) is not { } draft)
            return NotFound();
        Draft = draft;
        Matrix = new(draft.Study, draft.Languages, draft.Problems.Count == 0);
        Query = MatrixQuery.Of(Request.Query, draft.Study, Matrix);
        Found = Matrix.Of(Query.View, Query.Levels, Query.Search);
        Base = Matrix.All.FirstOrDefault(vignette => vignette.Name == Query.Base);
        var seen = await db.SeenVignettes.AsNoTracking().Where(one => one.StudyId == draft.State.StudyId).ToListAsync(stop);
        var (me, anybody) = (DraftAccess.Id(User), seen.Select(one => one.Hash).ToHashSet());
        Seen = seen.Where(one => one.ResearcherId == me).Select(one => one.Hash).ToHashSet();
        ReadBySomebody = anybody.Count == 0 ? 0 : Matrix.All.Count(vignette => Matrix.Hashes(vignette).All(anybody.Contains));
        Comments = await Remark.OfAsync(db, draft.State.StudyId, stop);
        return null;
    }

    /// <summary>One of the things to do; the button says which.</summary>
    public sealed record Form
    {
        /// <summary>The vignettes that were read.</summary>
        public List<string> Names { get; init; } = [];

        /// <summary>The vignette that something is said about, or that is left out.</summary>
        public string? Name { get; init; }

        public string? Text { get; init; }
        public int Comment { get; init; }
        public bool IsSettled { get; init; }
    }
}
