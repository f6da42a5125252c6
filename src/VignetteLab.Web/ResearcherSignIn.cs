using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;
using VignetteLab.Web.Pages.Account;

namespace VignetteLab.Web;

/// <summary>How researchers come in: password, second factor, passkey, cookies, and the rules that pages ask for.</summary>
internal static class ResearcherSignIn
{
    public static void Add(IServiceCollection services, LabSettings settings)
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
            authorization.AddPolicy(Site.Arriving, policy => policy.RequireAuthenticatedUser());
            authorization.AddPolicy(Site.Researchers, policy => policy.RequireAuthenticatedUser().RequireClaim(SessionCookie.Factor));
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
}
