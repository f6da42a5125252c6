using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using VignetteLab.Storage;
using VignetteLab.Web.Studies;

namespace VignetteLab.Web.Tests.Browser;

/// <summary>One site on a real port, with a database file of its own, and one Chromium; shared by the tests of a class.</summary>
public sealed class LiveLab : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("vignettelab-").FullName;
    private RealSite? site;
    private IPlaywright? playwright;
    private IBrowser? chromium;

    /// <summary>The survey that is open.</summary>
    public static string Survey => $"/s/{StudyLibrary.Demonstration}";

    /// <summary>The site by the name of this machine, since no passkey is made for a number.</summary>
    public string Named => new UriBuilder(Site.ClientOptions.BaseAddress) { Host = "localhost" }.Uri.ToString();

    /// <summary>What the site is made of.</summary>
    public IServiceProvider Services => Site.Services;

    private RealSite Site => site ?? throw new InvalidOperationException("There is no site where there is no Chromium.");

    public async Task InitializeAsync()
    {
        if (Chromium.WhyNot is not null)
            return;
        site = new(folder);
        site.UseKestrel(0);
        site.StartServer();

        // As long as for everything else: a busy machine is no fault.
        Assertions.SetDefaultExpectTimeout(60_000);
        playwright = await Playwright.CreateAsync();
        chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium.Executable,
            Args = Chromium.Arguments,
        });
    }

    /// <summary>A browser window of somebody new, open at an address.</summary>
    public async Task<IPage> OpenAsync(string language, string address, BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.BaseURL ??= Site.ClientOptions.BaseAddress.ToString();
        options.Locale = language;
        options.ViewportSize ??= new() { Width = 360, Height = 740 };
        var context = await (chromium ?? throw new InvalidOperationException("There is no Chromium.")).NewContextAsync(options);
        return await OpenAsync(context, address);
    }

    /// <summary>A window of somebody whose browser takes no cookies.</summary>
    public async Task<IPage> OpenWithoutCookiesAsync(string language, string address, bool javaScript = true)
    {
        var profile = Directory.CreateDirectory(Path.Combine(folder, Guid.NewGuid().ToString("N")));
        await File.WriteAllTextAsync(
            Path.Combine(profile.CreateSubdirectory("Default").FullName, "Preferences"),
            """{ "profile": { "default_content_setting_values": { "cookies": 2 } } }""");
        var context = await (playwright ?? throw new InvalidOperationException("There is no Chromium."))
            .Chromium.LaunchPersistentContextAsync(profile.FullName, new()
            {
                ExecutablePath = Chromium.Executable,
                Args = Chromium.Arguments,
                BaseURL = Site.ClientOptions.BaseAddress.ToString(),
                Locale = language,
                JavaScriptEnabled = javaScript,
            });
        return await OpenAsync(context, address);
    }

    /// <summary>Opens a study that comes with the program, unless another test has.</summary>
    public Task LaunchAsync(string study) => Lab.LaunchAsync(Services, study);

    /// <summary>The database of the site, to look into.</summary>
    public LabDb Memory() => Services.GetRequiredService<LabDatabase>().Open();

    public async Task DisposeAsync()
    {
        if (chromium is not null)
            await chromium.CloseAsync();
        playwright?.Dispose();
        if (site is not null)
            await site.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<IPage> OpenAsync(IBrowserContext context, string address)
    {
        context.SetDefaultTimeout(60_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync(address);
        return page;
    }

    private sealed class RealSite(string folder) : WebApplicationFactory<Program>
    {
        // As a developer starts it, so that the demonstration is open.
        protected override void ConfigureWebHost(IWebHostBuilder builder) =>
            builder.UseEnvironment("Development").UseSetting("Lab:Data", folder);
    }
}
