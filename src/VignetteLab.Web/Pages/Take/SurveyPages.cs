using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;
using VignetteLab.Storage;

namespace VignetteLab.Web.Pages.Take;

/// <summary>What may vary between two showings of one page.</summary>
/// <param name="Version">The version of the study.</param>
/// <param name="Language">The language.</param>
/// <param name="Page">The page's name.</param>
/// <param name="Vignette">The vignette it shows; <c>null</c> where it shows none.</param>
/// <param name="IsError">Whether something on it is wrong.</param>
/// <param name="Locked">Whether consent can no longer be changed.</param>
public sealed record PageVariant(
    KeptVersion Version, string Language, string Page, string? Vignette = null, bool IsError = false, bool Locked = false);

/// <summary>One item as it is shown.</summary>
/// <param name="Posted">What is in its field.</param>
/// <param name="Error">What is wrong with it.</param>
/// <param name="Mark">A remark that is no fault.</param>
/// <param name="Locked">Whether it can no longer be changed.</param>
/// <param name="IsReversed">Whether rating points stand highest first.</param>
public readonly record struct ItemState(
    string? Posted, string? Error = null, string? Mark = null, bool Locked = false, bool IsReversed = false);

/// <summary>
/// The pages of every study, made once per version, language, page and vignette, and kept as bytes: a showing only fills in the
/// handle and the answers.
/// </summary>
/// <remarks>What is kept is bounded: a field's words are never kept, only codes.</remarks>
/// <param name="components">Makes the HTML.</param>
/// <param name="isTrying">Whether a researcher only tries the pages; then they say so.</param>
public sealed class SurveyPages(Components components, bool isTrying = false)
{
    /// <summary>The name by which the frame of a page learns that it is only tried.</summary>
    public const string Trying = "trying";

    /// <summary>Where the form of such a page is sent: to the address that it came from, without what was asked there.</summary>
    public const string Here = "?";

    /// <summary>The landing's name among the pages.</summary>
    public const string Landing = "landing";

    private readonly ConcurrentDictionary<(int, string, string, string?, bool, bool), PreparedPage> pages = [];
    private readonly ConcurrentDictionary<(int, string, string, string?, bool, bool), byte[]> items = [];

    /// <summary>A page, with slots for what differs between respondents.</summary>
    public async ValueTask<PreparedPage> PageAsync(PageVariant variant)
    {
        var key = (variant.Version.Id, variant.Language, variant.Page, variant.Vignette, variant.IsError, variant.Locked);
        if (pages.TryGetValue(key, out var page))
            return page;
        var parameters = new Dictionary<string, object?>
        {
            ["Study"] = variant.Version.Study,
            ["Language"] = variant.Language,
        };
        if (variant.Page is not (Landing or Journey.Receipt or Journey.Declined or Journey.ScreenedOut or Journey.Full))
            parameters["IsError"] = variant.IsError;
        if (variant.Page == FrozenStudy.Information)
        {
            parameters["Locked"] = variant.Locked;
        }
        else if (variant.Version.Study.Page(variant.Page) is { } questions)
        {
            parameters["Page"] = questions;
            parameters["Vignette"] = variant.Vignette;
        }

        return pages.GetOrAdd(key, await PrepareAsync(ViewOf(variant.Page), parameters));
    }

    /// <summary>The HTML of an item.</summary>
    public async ValueTask<byte[]> ItemAsync(KeptVersion version, string language, Item item, ItemState state)
    {
        // With answers in its words, an item is one respondent's.
        var keeps = ReferenceEquals(item, version.Study.Item(item.Name)) && state is { Error: null, Mark: null } && (string.IsNullOrEmpty(state.Posted) ||
            item.Column.Values.Any(value => value.Code.ToString(CultureInfo.InvariantCulture) == state.Posted));
        var key = (version.Id, language, item.Name, state.Posted, state.Locked, state.IsReversed);
        if (keeps && items.TryGetValue(key, out var known))
            return known;
        var html = Encoding.UTF8.GetBytes(item.Name == FrozenStudy.Consent
            ? await components.RenderAsync<ConsentView>(new Dictionary<string, object?>
            {
                ["Language"] = language,
                ["Given"] = state.Posted == "1",
                ["Error"] = state.Error,
                ["Locked"] = state.Locked,
            })
            : await components.RenderAsync(Items.ItemViews.For(item), new Dictionary<string, object?>
            {
                ["Item"] = item,
                ["Language"] = language,
                ["Posted"] = state.Posted,
                ["Error"] = state.Error,
                ["Mark"] = state.Mark,
                ["Locked"] = state.Locked,
                ["IsReversed"] = state.IsReversed,
            }));
        return keeps ? items.GetOrAdd(key, html) : html;
    }

    /// <summary>The HTML of what stands above a page: an error, a prompt, a question.</summary>
    public async Task<byte[]> SummaryAsync(Alert alert, string language) =>
        Encoding.UTF8.GetBytes(await components.RenderAsync<Summary>(new Dictionary<string, object?>
        {
            ["Language"] = language,
            ["Error"] = alert.Error,
            ["Text"] = alert.Text,
            ["Items"] = alert.Items,
            ["Buttons"] = alert.Buttons,
        }));

    /// <summary>The HTML of what says on every page that it is a pilot; nothing in other modes.</summary>
    public async Task<byte[]> RibbonAsync(Mode mode, string language) => mode != Mode.Pilot ? [] : Encoding.UTF8.GetBytes(
        await components.RenderAsync<PilotView>(new Dictionary<string, object?> { ["Language"] = language }));

    /// <summary>A page that only says something.</summary>
    public async Task<PreparedPage> MessageAsync(Message message, string language) =>
        await PrepareAsync(typeof(MessageView), new()
        {
            ["Message"] = message,
            ["Languages"] = Words.Texts.Languages.OrderByDescending(other => other == language).ToArray(),
        });

    private async Task<PreparedPage> PrepareAsync(Type view, Dictionary<string, object?> parameters) => isTrying
        ? new(await components.RenderAsync<TriedView>(new Dictionary<string, object?> { ["View"] = view, ["Parameters"] = parameters }), SurveyStyle.TryingCss)
        : new(await components.RenderAsync(view, parameters));

    private static Type ViewOf(string page) => page switch
    {
        Landing => typeof(LandingView),
        FrozenStudy.Information => typeof(InformationView),
        Journey.Receipt => typeof(ReceiptView),
        Journey.Declined => typeof(DeclinedView),
        Journey.ScreenedOut => typeof(ScreenedOutView),
        Journey.Full => typeof(FullView),
        _ => typeof(QuestionsView),
    };
}
