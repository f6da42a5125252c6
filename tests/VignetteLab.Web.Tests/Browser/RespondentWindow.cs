using Microsoft.Playwright;

namespace VignetteLab.Web.Tests.Browser;

/// <summary>What a respondent does in a window.</summary>
internal static class RespondentWindow
{
    extension(IPage page)
    {
        /// <summary>What kind of page it shows, as the page says it.</summary>
        public async Task<string> KindAsync() => await page.Locator("main").GetAttributeAsync("data-page") ?? "";

        /// <summary>Ticks an answer by a click on its row.</summary>
        public Task AnswerAsync(string item, int code) =>
            page.Locator($"label.row:has(input[name='{item}'][value='{code}'])").ClickAsync();

        /// <summary>Presses the page's main button.</summary>
        public Task ContinueAsync() => page.ArriveAsync(() => page.Locator("#continue").ClickAsync());

        /// <summary>Does what sends a form or follows a link, and waits for the page that comes.</summary>
        public async Task ArriveAsync(Func<Task> act)
        {
            var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            page.FrameNavigated += Arrive;
            await act();
            await arrived.Task.WaitAsync(TimeSpan.FromSeconds(60));
            page.FrameNavigated -= Arrive;
            // Asked of the page: Playwright's own wait can miss the event of a page that was quicker than the question.
            var patience = DateTime.UtcNow.AddSeconds(60);
            while (await page.EvaluateAsync<string>("document.readyState") != "complete")
            {
                Assert.True(DateTime.UtcNow < patience, $"{page.Url} never finished loading.");
                await Task.Delay(5);
            }

            void Arrive(object? sender, IFrame frame) => arrived.TrySetResult();
        }

        /// <summary>Goes back as the browser's own button does.</summary>
        public Task GoBackInHistoryAsync() => page.ArriveAsync(() => page.EvaluateAsync("history.back()"));

        /// <summary>Presses Enter where it sends the form.</summary>
        public Task SendByEnterAsync() => page.ArriveAsync(() => page.Keyboard.PressAsync("Enter"));

        /// <summary>Presses one of the page's other buttons.</summary>
        public Task PressAsync(string op) =>
            page.ArriveAsync(() => page.Locator($"button[name='op'][value='{op}']:not(.vh)").ClickAsync());

        /// <summary>Presses a button of what stands above the page.</summary>
        public Task ChooseAsync(string op) =>
            page.ArriveAsync(() => page.Locator($".notice button[value={op}]").ClickAsync());

        /// <summary>Ticks the same code on every choice of the page, and writes into its fields.</summary>
        public async Task AnswerAllAsync(int code)
        {
            foreach (var item in await page.Locator("main fieldset input:first-of-type[id]").EvaluateAllAsync<string[]>(
                "inputs => [...new Set(inputs.filter(input => input.type === 'radio').map(input => input.name))]"))
            {
                await page.AnswerAsync(item, code);
            }

            foreach (var number in await page.Locator("main input[inputmode=numeric]").AllAsync())
                await number.FillAsync("12");
        }

        /// <summary>The name of every choice of the page, in the order shown.</summary>
        public Task<string[]> ItemsAsync() => page.Locator("main fieldset input[type=radio]").EvaluateAllAsync<string[]>(
            "inputs => [...new Set(inputs.map(input => input.name))]");

        /// <summary>The code that is ticked; <c>null</c> when none is.</summary>
        public async Task<string?> TickedAsync(string item) =>
            await page.Locator($"input[name='{item}']:checked").CountAsync() == 0
                ? null
                : await page.Locator($"input[name='{item}']:checked").GetAttributeAsync("value");

        /// <summary>From the landing to the page of one's work, agreeing on the way.</summary>
        public async Task AgreeAsync()
        {
            await page.ContinueAsync();
            // A browser without cookies is asked to start once more.
            if (await page.KindAsync() == "landing")
                await page.ContinueAsync();
            await page.Locator("label.row:has(#consent)").ClickAsync();
            await page.ContinueAsync();
        }

        /// <summary>From the landing to the first page with a vignette of any study, by the second answer to everything.</summary>
        public async Task ComeToSituationAsync()
        {
            await page.AgreeAsync();
            while (await page.KindAsync() != "vignette")
            {
                await page.AnswerAllAsync(2);
                await page.ContinueAsync();
            }
        }

        /// <summary>From the landing to the first page with the vignette.</summary>
        public async Task ComeToVignetteAsync()
        {
            await page.AgreeAsync();
            await page.AnswerAsync("role", 2);
            await page.ContinueAsync();
        }

        /// <summary>Answers and goes on until the receipt.</summary>
        public async Task FinishAsync(int code = 3)
        {
            while (await page.KindAsync() != "receipt")
            {
                await page.AnswerAllAsync(code);
                await page.ContinueAsync();
            }
        }
    }
}
