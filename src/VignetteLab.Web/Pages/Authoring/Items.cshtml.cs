using Microsoft.AspNetCore.Mvc;
using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Studies.Bank;
using VignetteLab.Storage;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>What is asked, with the points and the scales, a bank of ready-made questions, and what colleagues say about each.</summary>
public sealed class ItemsModel(DraftAccess access, LabDb db, Reviewing reviewing, StudioTexts texts) : DraftPage<ItemsForm>(access)
{
    /// <inheritdoc/>
    public override Step Step { get; } = Steps.All.First(step => step.Name == "items");

    /// <summary>What somebody says, or settles.</summary>
    [BindProperty(Name = nameof(Input))]
    public RemarkForm Remark { get; set; } = new();

    /// <summary>Path to what colleagues said about it.</summary>
    public ILookup<string, Remark> Comments { get; private set; } = Enumerable.Empty<Remark>().ToLookup(remark => remark.Path);

    /// <summary>The item that somebody wants to say something about.</summary>
    public string? About => Request.Query["about"];

    /// <summary>The entries of the bank, in three groups.</summary>
    public IEnumerable<(string Title, IEnumerable<BankEntry> Entries)> Bank =>
    [
        (texts["About the vignette"], ItemBank.Entries.Where(entry => entry.IsJudgement)),
        (texts["Whether the factors were noticed"], ItemBank.ChecksOf(Draft.Study)),
        (texts["About the respondent"], ItemBank.Entries.Where(entry => !entry.IsJudgement)),
    ];

    /// <summary>The items as they are saved, each with what comments on it are kept under.</summary>
    public IEnumerable<(string Path, Item Item)> Places => Draft.Study.Pages.SelectMany(page => page.Items.Select(item => (PathOf(page.Name, item.Name), item)));

    /// <summary>Says something about an item.</summary>
    [Needs(Right.Comment)]
    public Task<IActionResult> OnPostCommentAsync(string study, CancellationToken stop) => SayAsync(study, () =>
    {
        var path = Places.Where(place => place.Item.Name == Remark.Name).Select(place => place.Path).FirstOrDefault();
        return reviewing.CommentAsync(Draft.State.StudyId, path ?? throw new RefusedException(texts["This question is not there any more."]), Remark.Text ?? "", DraftAccess.Id(User));
    }, stop);

    /// <summary>Settles what was said, or opens it again.</summary>
    [Needs(Right.Comment)]
    public Task<IActionResult> OnPostSettleAsync(string study, CancellationToken stop) => SayAsync(
        study, () => reviewing.SettleAsync(Draft.State.StudyId, Remark.Comment, Remark.IsSettled, DraftAccess.Id(User)), stop);

    /// <summary>What a kind of item is called.</summary>
    public string KindOf(string? kind) => kind switch
    {
        Asked.Choice => texts["Choice"],
        Asked.Number => texts["Number"],
        Asked.Text => texts["Free text"],
        _ => texts["Rating"],
    };

    /// <summary>What is wrong with a part of the study.</summary>
    public IEnumerable<Problem> At(string path) =>
        Draft.Problems.Where(problem => problem.Path == path || problem.Path.StartsWith($"{path}.", StringComparison.Ordinal) || problem.Path.StartsWith($"{path}[", StringComparison.Ordinal));

    /// <summary>An item of the draft that a part of the form is; <c>null</c> where there is none.</summary>
    public Item? Saved(int page, int item) => Draft.Study.Pages.ElementAtOrDefault(page)?.Items.ElementAtOrDefault(item);

    /// <summary>A part of the study's words in the researcher's language, or in one that has them.</summary>
    public string In(IReadOnlyDictionary<string, string?> words) =>
        words.GetValueOrDefault(texts.Language) is { Length: > 0 } own ? own : words.Values.FirstOrDefault(word => !string.IsNullOrEmpty(word)) ?? "";

    /// <inheritdoc/>
    protected override async Task LoadAsync(CancellationToken stop)
    {
        // Its pages are shown in frames, as on a phone.
        Comments = await Authoring.Remark.OfAsync(db, Draft.State.StudyId, stop);
    }

    private static string PathOf(string page, string item) => $"pages[{page}].items[{item}]";

    private async Task<IActionResult> SayAsync(string study, Func<Task> act, CancellationToken stop)
    {
        ModelState.Clear();
        if (await OnGetAsync(study, stop) is not Microsoft.AspNetCore.Mvc.RazorPages.PageResult shown)
            return NotFound();
        try
        {
            await act();
            return Redirect($"/studies/{Draft.Name}/items#said");
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError("", texts[refused.Said]);
            return shown;
        }
    }
}
