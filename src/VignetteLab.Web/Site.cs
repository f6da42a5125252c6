using System.Text.Unicode;
using Microsoft.AspNetCore.Authentication.Cookies;
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
using VignetteLab.Web.Bundles;
using VignetteLab.Web.Pages.Account;
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
        AddResearchers(builder.Services, new LabSettings(builder.Configuration));
        builder.Services.AddSingleton<LabSettings>();
        builder.Services.AddScoped<OwnStudies>();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<StudioTexts>();
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

    private static void AddResearchers(IServiceCollection services, LabSettings settings)
    {
        var isHttps = settings.PublicUrl?.StartsWith("https:", StringComparison.Ordinal) == true;
        services.AddDataProtection().SetApplicationName("VignetteLab");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(services =>
            new ConfigureOptions<KeyManagementOptions>(options =>
                options.XmlRepository = new KeyRing(services.GetRequiredService<LabDatabase>())));
        services.AddIdentityCore<Researcher>(identity =>
        {
            identity.User.RequireUniqueEmail = true;
            identity.User.AllowedUserNameCharacters = ""; // the e-mail address is the name, whatever is in it
            // Length is what counts; rules of composition only make passwords worse (ASVS 6.2.5).
            identity.Password.RequiredLength = Passwords.Least;
            identity.Password.RequireDigit = identity.Password.RequireLowercase = false;
            identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
        }).AddUserStore<ResearcherStore>().AddPasswordValidator<Passwords>().AddSignInManager().AddDefaultTokenProviders();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddAuthentication().AddCookie(SigningIn.HalfWay, cookie => Harden(cookie, isHttps, "half", TimeSpan.FromMinutes(10)));
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 210_000);
        services.Configure<IdentityPasskeyOptions>(passkey =>
        {
            // Of the address that people know, not of what a request says it was sent to.
            passkey.ServerDomain = settings.PublicUrl is { } url ? new Uri(url).Host : null;
            passkey.ValidateOrigin = shown => ValueTask.FromResult(!shown.CrossOrigin && shown.Origin == Origin(settings, shown.HttpContext.Request));
            passkey.UserVerificationRequirement = passkey.ResidentKeyRequirement = "required";
        });
        services.AddScoped<SessionCookie>();
        services.AddScoped<SigningIn>();
        services.ConfigureApplicationCookie(cookie =>
        {
            Harden(cookie, isHttps, "", Sessions.Life);
            cookie.EventsType = typeof(SessionCookie);
            cookie.LoginPath = cookie.AccessDeniedPath = "/account/sign-in";
            cookie.ReturnUrlParameter = "returnUrl";
        });

        // The framework keeps in it what it asked a passkey.
        services.Configure<CookieAuthenticationOptions>(
            IdentityConstants.TwoFactorUserIdScheme, cookie => Harden(cookie, isHttps, "passkey", TimeSpan.FromMinutes(10)));
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = isHttps ? "__Host-vl-form" : "vl-form";
            antiforgery.Cookie.SecurePolicy = isHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        });
        services.AddAuthorization(authorization =>
        {
            authorization.AddPolicy(Arriving, policy => policy.RequireAuthenticatedUser());
            authorization.AddPolicy(Researchers, policy => policy.RequireAuthenticatedUser().RequireClaim(SessionCookie.Factor));
            // A page that nobody thought about is nobody's.
            authorization.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build();
        });
    }

    // Not by the header, as the framework would have it: under “no-referrer” a form is sent with none.
    private static string Origin(LabSettings settings, HttpRequest request) =>
        settings.PublicUrl is { } url ? new Uri(url).GetLeftPart(UriPartial.Authority) : $"{request.Scheme}://{request.Host}";

    private static void Harden(CookieAuthenticationOptions cookie, bool isHttps, string name, TimeSpan life)
    {
        cookie.Cookie.Name = $"{(isHttps ? "__Host-" : "")}vl{(name.Length == 0 ? "" : $"-{name}")}";
        cookie.Cookie.SecurePolicy = isHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.Cookie.HttpOnly = true;
        cookie.ExpireTimeSpan = life;
        cookie.SlidingExpiration = false;
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
