using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using VignetteLab.Storage;
using VignetteLab.Web.Words;

namespace VignetteLab.Web;

/// <summary>Ties the studio's cookie to a session on the server: the cookie says which, the server says whether it runs.</summary>
public sealed class SessionCookie(Sessions sessions, IHostEnvironment environment, TimeProvider time) : CookieAuthenticationEvents
{
    /// <summary>The claim that holds a session's token.</summary>
    public const string Session = "vl-session";

    /// <summary>The claim of whoever has a second factor, or may go on without one for now.</summary>
    public const string Factor = "vl-factor";

    /// <summary>What it says of one who may go on without, as in Development.</summary>
    public const string Later = "later";

    /// <summary>Where those go who have to set up a second factor first.</summary>
    public const string FactorPath = "/account/factor";

    // Long enough to write down codes or find the other phone; who sits down at a screen left open comes too late.
    private static readonly TimeSpan recent = TimeSpan.FromMinutes(15);

    /// <summary>Whether a session was begun so recently that its password and factors may be changed.</summary>
    public bool IsRecent(CheckedSession session) => session.StartedUtc > time.GetUtcNow().UtcDateTime - recent;

    public override async Task SigningIn(CookieSigningInContext context)
    {
        // A new session at every sign-in; the one that was begun with less ends.
        var identity = (ClaimsIdentity?)context.Principal?.Identity ?? throw new InvalidOperationException("Nobody signs in.");
        var researcher = context.Principal.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";
        var before = context.HttpContext.User.FindFirstValue(Session);
        foreach (var old in identity.FindAll(Session).ToList())
            identity.RemoveClaim(old);
        identity.AddClaim(new(Session, await sessions.StartAsync(researcher, Device.Of(context.HttpContext.Request), before)));
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var token = context.Principal?.FindFirstValue(Session);
        var session = token is null ? null : await sessions.CheckAsync(token);
        if (session is null || context.Principal is not { } person || session.Stamp != person.FindFirstValue(new ClaimsIdentityOptions().SecurityStampClaimType))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
            return;
        }

        var now = new ClaimsIdentity();
        if (session.HasFactor || environment.IsDevelopment())
            now.AddClaim(new(Factor, session.HasFactor ? "yes" : Later));
        if (session.Language is not null)
            now.AddClaim(new(StudioTexts.Key, session.Language));
        person.AddIdentity(now);
        context.HttpContext.Features.Set(session);
    }

    public override async Task SigningOut(CookieSigningOutContext context)
    {
        if (context.HttpContext.User.FindFirstValue(Session) is { } token)
            await sessions.EndAsync(token);
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.Redirect(context.HttpContext.User.HasClaim(claim => claim.Type == Factor) ? "/studies" : FactorPath);
        return Task.CompletedTask;
    }
}
