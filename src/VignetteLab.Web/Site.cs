using System.Text.Unicode;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;
using VignetteLab.Web.Pages.Take;

namespace VignetteLab.Web;

/// <summary>Puts the site together: what it needs, then what a request passes through.</summary>
public static class Site
{
    /// <summary>The rule of every page that researchers see.</summary>
    public const string Researchers = "researchers";

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
        AddResearchers(builder.Services, new LabSettings(builder.Configuration).PublicUrl?.StartsWith("https:", StringComparison.Ordinal) == true);
        builder.Services.AddSingleton<LabSettings>();
        builder.Services.AddScoped<OwnStudies>();
        builder.Services.AddSingleton<Components>();
        builder.Services.AddSingleton<SurveyPages>();
        builder.Services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.Providers.Add<GzipCompressionProvider>();
        });
        // Danish letters as they are, not as numbers: shorter pages, and a source that people can read.
        builder.Services.Configure<WebEncoderOptions>(encoders => encoders.TextEncoderSettings = new(UnicodeRanges.All));
        builder.Services.AddRazorPages();
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
        services.AddSingleton<Inviting>();
        services.AddSingleton<Enrolment>();
        services.AddSingleton<Allocating>();
        services.AddSingleton<Answering>();
        services.AddSingleton<Rehearsal>();
        services.AddSingleton<ArmSwitch>();
        services.AddSingleton<Marking>();
        services.AddSingleton<Accounts>();
        services.AddSingleton<Verification>();
        return services;
    }

    private static void AddResearchers(IServiceCollection services, bool isHttps)
    {
        services.AddDataProtection().SetApplicationName("VignetteLab");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(services =>
            new ConfigureOptions<KeyManagementOptions>(options =>
                options.XmlRepository = new KeyRing(services.GetRequiredService<LabDatabase>())));
        services.AddIdentityCore<Researcher>(identity =>
        {
            identity.User.RequireUniqueEmail = true;
            identity.User.AllowedUserNameCharacters = ""; // the e-mail address is the name, whatever is in it
            // Length is what counts; rules of composition only make passwords worse (ASVS 6.2.5).
            identity.Password.RequiredLength = 12;
            identity.Password.RequireDigit = identity.Password.RequireLowercase = false;
            identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
            identity.Lockout.MaxFailedAccessAttempts = 10;
        }).AddUserStore<ResearcherStore>().AddSignInManager().AddDefaultTokenProviders();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 210_000);
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromMinutes(1));
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = isHttps ? "__Host-vl" : "vl";
            cookie.Cookie.SecurePolicy = isHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
            cookie.SlidingExpiration = false;
            cookie.LoginPath = "/account/sign-in";
            cookie.AccessDeniedPath = "/account/sign-in";
        });
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = isHttps ? "__Host-vl-form" : "vl-form";
            antiforgery.Cookie.SecurePolicy = isHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        });
        services.AddAuthorization(authorization =>
        {
            authorization.AddPolicy(Researchers, policy => policy.RequireAuthenticatedUser());
            // A page that nobody thought about is nobody's.
            authorization.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build();
        });
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
                StatusCodes.Status413PayloadTooLarge => Message.TooLarge,
                < 500 => Message.Refused,
                _ => Message.Broken,
            }));
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
