using System.Text.Unicode;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.WebEncoders;
using VignetteLab.Storage;
using VignetteLab.Web.Bundles;
using VignetteLab.Web.Pages.Authoring;
using VignetteLab.Web.Pages.Take;
using VignetteLab.Web.Pages.Trying;
using VignetteLab.Web.Pages.Watching;
using VignetteLab.Web.Studies;
using VignetteLab.Web.Words;

namespace VignetteLab.Web;

/// <summary>Puts the site together: what it needs, then what a request passes through.</summary>
public static class Site
{
    /// <summary>The rule of every page that researchers see.</summary>
    public const string Researchers = "researchers";

    /// <summary>The rule of the few pages by which somebody comes who has yet to set up a second factor.</summary>
    public const string Arriving = "arriving";

    /// <summary>Where the site is served when nobody says where.</summary>
    public const string DefaultAddress = "http://localhost:5080";

    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            // Settings and studies lie beside the executable; paths that a person gives are the shell's.
            ContentRootPath = AppContext.BaseDirectory,
        });
        if (builder.Environment.IsDevelopment())
            builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = SentForm.MaxBytes;
        });
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null)
            builder.WebHost.UseUrls(DefaultAddress);
        AddLab(builder.Services, new LabSettings(builder.Configuration).Database());
        ResearcherSignIn.Add(builder.Services, new LabSettings(builder.Configuration));
        builder.Services.AddSingleton<LabSettings>();
        builder.Services.AddScoped<OwnStudies>();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<StudioTexts>();
        builder.Services.AddScoped<StudioTimes>();
        builder.Services.AddScoped<DraftAccess>();
        builder.Services.AddScoped<BundleSource>();
        builder.Services.AddScoped<Beginnings>();
        builder.Services.AddHostedService<Clockwork>();
        builder.Services.AddScoped<WatchAccess>();
        builder.Services.AddSingleton<Components>();
        builder.Services.AddSingleton<WatchCounts>();
        builder.Services.AddSingleton(services => new SurveyPages(services.GetRequiredService<Components>()));
        builder.Services.AddSingleton<TriedDrafts>();
        builder.Services.AddSingleton<Simulations>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Simulations>());
        builder.Services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.Providers.Add<GzipCompressionProvider>();
        });
        // Danish letters as they are, not as numbers: shorter pages, and a source that people can read.
        builder.Services.Configure<WebEncoderOptions>(encoders => encoders.TextEncoderSettings = new(UnicodeRanges.All));
        builder.Services.AddRazorPages().AddMvcOptions(mvc => mvc.Filters.Add<StudyGate>());
        var app = builder.Build();
        Pass(app);
        return app;
    }

    /// <summary>What the lab can do, on a database; for the site and for commands alike.</summary>
    public static IServiceCollection AddLab(IServiceCollection services, LabDatabase database)
    {
        services.AddSingleton(database);
        services.AddScoped(services => services.GetRequiredService<LabDatabase>().Open());
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<GroupCommit>();
        services.AddSingleton<Readers>();
        services.AddSingleton<Versions>();
        services.AddSingleton<Secrets>();
        services.AddSingleton<Standings>();
        services.AddSingleton<OpenStudies>();
        services.AddSingleton<Publication>();
        services.AddSingleton<Examining>();
        services.AddSingleton<Piloting>();
        services.AddSingleton<Launching>();
        services.AddSingleton<Amending>();
        services.AddSingleton<Drafting>();
        services.AddSingleton<Reviewing>();
        services.AddSingleton<Binning>();
        services.AddSingleton<Inviting>();
        services.AddSingleton<Enrolment>();
        services.AddSingleton<Allocating>();
        services.AddSingleton<Answering>();
        services.AddSingleton<Rehearsal>();
        services.AddSingleton<ArmSwitch>();
        services.AddSingleton<Marking>();
        services.AddSingleton<Unmasking>();
        services.AddSingleton<Accounts>();
        services.AddSingleton<Membering>();
        services.AddSingleton<Factors>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<Throttle>();
        services.AddSingleton<Auditing>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<Verification>();
        return services;
    }

    private static void Pass(WebApplication app)
    {
        // Only a proxy on this machine is believed, and only about the scheme: nobody's address is wanted.
        app.UseForwardedHeaders(new() { ForwardedHeaders = ForwardedHeaders.XForwardedProto });
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseExceptionHandler("/broken");
        app.UseStatusCodePages(context => context.HttpContext.Response.HasStarted
            ? Task.CompletedTask
            : SayAsync(context.HttpContext, context.HttpContext.Response.StatusCode switch
            {
                StatusCodes.Status404NotFound => Message.NotFound,
                StatusCodes.Status403Forbidden => Message.NotAllowed,
                StatusCodes.Status413PayloadTooLarge => Message.TooLarge,
                < 500 => Message.Refused,
                _ => Message.Broken,
            }));
        app.UseSameOrigin();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapStaticAssets().AllowAnonymous();
        app.MapGet("/healthz", async (LabDatabase database, CancellationToken stop) =>
            await database.IsThereAsync(stop) ? Results.Text("healthy") : Results.Text("unhealthy", statusCode: 503)).AllowAnonymous();
        app.MapGet("/favicon.ico", () => Results.NoContent()).AllowAnonymous();
        app.Map("/broken", (HttpContext http) => SayAsync(http, Message.Broken)).AllowAnonymous();
        app.MapGet("/", () => Results.Redirect("/studies")).AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
        // Without an endpoint of its own an unknown address would be a page that nobody thought about, and ask to sign in.
        app.MapFallback("{*path}", (HttpContext http) => SayAsync(http, Message.NotFound)).AllowAnonymous();
    }

    private static async Task SayAsync(HttpContext http, Message message)
    {
        http.Response.Headers.ContentSecurityPolicy = SecurityHeaders.Survey;
        var page = await http.RequestServices.GetRequiredService<SurveyPages>()
            .MessageAsync(message, Words.Texts.Wanted(http.Request, Words.Texts.Languages) ?? "da");
        await new PageResult(page, message.Status).ExecuteAsync(http);
    }
}
