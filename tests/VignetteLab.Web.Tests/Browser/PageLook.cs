using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace VignetteLab.Web.Tests.Browser;

/// <summary>What can be measured on a page.</summary>
internal static class PageLook
{
    // In the dark only colours differ.
    private const string light = "{ type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }";
    private const string dark = "{ type: 'rule', values: ['color-contrast'] }";

    private static readonly string axe = new BundledAxeScriptProvider().GetScript();

    extension(IPage page)
    {
        /// <summary>Shows the page in the light or in the dark, at once.</summary>
        public Task ShowInAsync(ColorScheme scheme) =>
            page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });

        /// <summary>The rules of WCAG 2.2 A and AA that axe finds broken, each with the first place.</summary>
        public async Task<IEnumerable<string>> RulesBrokenAsync(ColorScheme scheme)
        {
            // By hand, since RunAxe opens a second page to sum up.
            if (!await page.EvaluateAsync<bool>("'axe' in window"))
                await page.EvaluateAsync(axe);
            return await page.EvaluateAsync<string[]>($$"""
                async () => (await axe.run(document, { resultTypes: ['violations'], runOnly: {{(scheme == ColorScheme.Dark ? dark : light)}} }))
                    .violations.map(rule => `${rule.id}: ${rule.help} ${rule.nodes[0].html}`)
                """);
        }

        /// <summary>By how many CSS pixels the page is wider than its window.</summary>
        public Task<int> OverflowAsync() => page.EvaluateAsync<int>(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");

        /// <summary>Spaces the text as far as WCAG 1.4.12 lets a reader do.</summary>
        public Task SpaceTextAsync() => page.EvaluateAsync("""
            for (const element of document.querySelectorAll('body *'))
                Object.assign(element.style, { lineHeight: '1.5', letterSpacing: '.12em', wordSpacing: '.16em' });
            """);
    }
}
