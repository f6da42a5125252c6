using Microsoft.Playwright;

namespace VignetteLab.Web.Tests.Browser;

/// <summary>Pictures to look at, where <c>VIGNETTELAB_SCREENSHOTS</c> names a folder; else none.</summary>
internal static class Album
{
    private static readonly string? folder = Environment.GetEnvironmentVariable("VIGNETTELAB_SCREENSHOTS");
    private static readonly int[] widths = [360, 1280];

    /// <summary>Pictures a page as a phone and as a desk show it, and leaves the window a phone's.</summary>
    public static async Task PictureAsync(IPage page, string name)
    {
        if (string.IsNullOrEmpty(folder))
            return;
        foreach (var width in widths)
        {
            await page.SetViewportSizeAsync(width, 740);
            await page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(folder, $"{name}-{width}.png") });
        }

        await page.SetViewportSizeAsync(360, 740);
    }
}
