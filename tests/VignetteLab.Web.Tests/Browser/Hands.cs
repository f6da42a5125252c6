using Microsoft.Playwright;

namespace VignetteLab.Web.Tests.Browser;

/// <summary>How somebody works the pages of a window; what they do there is the same, whatever their hands are.</summary>
internal abstract class Hands(IPage page)
{
    /// <summary>The window.</summary>
    public IPage Page { get; private set; } = page;

    /// <summary>How many pages were opened or sent.</summary>
    public int Pages { get; private set; } = 1;

    /// <summary>How many fields were written in, ticked or chosen from.</summary>
    public int Fields { get; private set; }

    /// <summary>Writes into a field what it is to hold.</summary>
    public Task WriteAsync(ILocator field, string words)
    {
        Fields++;
        return TypeAsync(field, words);
    }

    /// <summary>Ticks a box.</summary>
    public Task TickAsync(ILocator box)
    {
        Fields++;
        return SwitchAsync(box);
    }

    /// <summary>Takes one of the answers to a question, the lowest as 1.</summary>
    public Task AnswerAsync(ILocator question, int answer)
    {
        Fields++;
        return PickAsync(question.GetByRole(AriaRole.Radio), answer);
    }

    /// <summary>Presses a button, or follows a link, and waits for the page that comes.</summary>
    public Task PressAsync(ILocator button) => ArriveAsync(() => HitAsync(button));

    /// <summary>Opens what is folded, unless it is open.</summary>
    public async Task UnfoldAsync(ILocator summary)
    {
        if (!await summary.EvaluateAsync<bool>("summary => summary.parentElement.open"))
            await HitAsync(summary);
    }

    /// <summary>Follows a link to a window of its own, does something there, and comes back.</summary>
    public async Task InNewWindowAsync(ILocator link, Func<Task> act)
    {
        var here = Page;
        Page = await here.RunAndWaitForPopupAsync(() => HitAsync(link));
        await LoadedAsync();
        Pages++;
        await act();
        await Page.CloseAsync();
        Page = here;
    }

    /// <summary>Saves a step where it has to be, and goes to the next.</summary>
    public abstract Task NextAsync();

    protected abstract Task TypeAsync(ILocator field, string words);

    protected abstract Task SwitchAsync(ILocator box);

    protected abstract Task PickAsync(ILocator choices, int answer);

    protected abstract Task HitAsync(ILocator target);

    protected async Task ArriveAsync(Func<Task> act)
    {
        // A page that comes knows nothing of the mark; pages within the page do not count.
        await Page.EvaluateAsync("window.isOld = true");
        await act();
        await LoadedAsync();
        Pages++;
    }

    private async Task LoadedAsync()
    {
        var patience = DateTime.UtcNow.AddSeconds(60);
        while (!await IsLoadedAsync())
        {
            Assert.True(DateTime.UtcNow < patience, $"Nothing comes after {Page.Url}.");
            await Task.Delay(5);
        }
    }

    private async Task<bool> IsLoadedAsync()
    {
        try
        {
            return await Page.EvaluateAsync<bool>("!window.isOld && document.readyState === 'complete' && location.href !== 'about:blank'");
        }
        catch (PlaywrightException)
        {
            // Asked between two pages.
            return false;
        }
    }
}

/// <summary>Somebody with a mouse and no script, who saves every page by its button.</summary>
internal sealed class MouseHands(IPage page) : Hands(page)
{
    public override async Task NextAsync()
    {
        if (await Page.Locator("#save").CountAsync() > 0)
            await PressAsync(Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }));
        await PressAsync(Page.Locator("#next"));
    }

    protected override Task TypeAsync(ILocator field, string words) => field.FillAsync(words);

    protected override Task SwitchAsync(ILocator box) => box.ClickAsync();

    protected override Task PickAsync(ILocator choices, int answer) => choices.Nth(answer - 1).Locator("xpath=ancestor::label").ClickAsync();

    protected override Task HitAsync(ILocator target) => target.ClickAsync();
}

/// <summary>Somebody with a keyboard alone, who never sees where the focus is but by its ring.</summary>
internal sealed class KeyboardHands(IPage page) : Hands(page)
{
    private const int farthest = 400;

    private readonly HashSet<string> ringed = [];

    /// <summary>How many keys were pressed to come from field to field.</summary>
    public int Stops { get; private set; }

    public override Task NextAsync() => ArriveAsync(() => Page.Keyboard.PressAsync("Control+Enter"));

    protected override async Task TypeAsync(ILocator field, string words)
    {
        await ReachAsync(field);
        await Page.Keyboard.PressAsync("Control+A");
        await Page.Keyboard.TypeAsync(words);
        Assert.Equal(words, await field.InputValueAsync());
    }

    protected override async Task SwitchAsync(ILocator box)
    {
        await ReachAsync(box);
        await Page.Keyboard.PressAsync("Space");
    }

    // Space takes the first, each arrow the next.
    protected override async Task PickAsync(ILocator choices, int answer)
    {
        await SwitchAsync(choices.First);
        for (var at = 1; at < answer; at++)
            await Page.Keyboard.PressAsync("ArrowDown");
        Assert.True(await choices.Nth(answer - 1).IsCheckedAsync());
    }

    protected override async Task HitAsync(ILocator target)
    {
        await ReachAsync(target);
        await Page.Keyboard.PressAsync("Enter");
    }

    // By Tab to what stands below, by Shift and Tab to what stands above.
    private async Task ReachAsync(ILocator target)
    {
        var element = await target.ElementHandleAsync();
        for (var stop = 0; stop < farthest; stop++, Stops++)
        {
            var way = await element.EvaluateAsync<string>("""
                element => element === document.activeElement ? '' :
                    document.activeElement.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING ? 'Tab' : 'Shift+Tab'
                """);
            if (way.Length == 0)
            {
                await SeeRingAsync(target);
                return;
            }

            await Page.Keyboard.PressAsync(way);
        }

        Assert.Fail($"Tab does not come to {target} on {Page.Url}.");
    }

    private async Task SeeRingAsync(ILocator target)
    {
        if (!ringed.Add(new Uri(Page.Url).AbsolutePath))
            return;
        Assert.Equal("solid 3px", await target.EvaluateAsync<string>(
            "focus => getComputedStyle(focus).outlineStyle + ' ' + getComputedStyle(focus).outlineWidth"));
    }
}
