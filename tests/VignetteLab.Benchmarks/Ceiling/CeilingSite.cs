using Microsoft.AspNetCore.DataProtection;

namespace VignetteLab.Benchmarks.Ceiling;

/// <summary>The least that a survey can be whose pages are on disk before they are answered.</summary>
internal static class CeilingSite
{
    public static WebApplication Build(string url, string folder)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url).ConfigureKestrel(options => options.AddServerHeader = false);
        builder.Services.AddSingleton(_ => new GroupCommit(Path.Combine(folder, "ceiling.db")));
        builder.Services.AddSingleton<CachedPages>();
        builder.Services.AddRazorPages(options => options.RootDirectory = "/Ceiling/Pages");
        builder.Services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(folder));

        var app = builder.Build();
        app.MapGet("/healthz", (GroupCommit _) => "");
        app.MapGet("/pages", (HttpContext context, CachedPages pages) => pages.StartAsync(context));
        app.MapPost("/pages/{number:int}", (HttpContext context, int number, CachedPages pages) =>
            pages.GoOnAsync(context, number));
        app.MapRazorPages();
        return app;
    }
}
