using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace VignetteLab.Web.Tests.Security;

/// <summary>Every handler of every page, made out from the site itself, as everybody and at every study.</summary>
public sealed class AuthorisationTests(Offices lab) : IClassFixture<Offices>
{
    // The least role that each handler of a study's pages is for. A page that is not in here fails the first test.
    private static readonly Dictionary<string, string> leastRole = new()
    {
        ["GET studies/{study}"] = "viewer",
        ["POST studies/{study} Arm"] = "editor",
        ["POST studies/{study} Mark"] = "editor",
        ["GET studies/{study}/audit"] = "owner",
        ["GET studies/{study}/bin"] = "owner",
        ["POST studies/{study}/bin Put"] = "owner",
        ["POST studies/{study}/bin TakeOut"] = "owner",
        ["GET studies/{study}/checks"] = "viewer",
        ["POST studies/{study}/checks Accept"] = "editor",
        ["POST studies/{study}/checks TakeBack"] = "editor",
        ["GET studies/{study}/data.xlsx"] = "analyst",
        ["GET studies/{study}/design"] = "viewer",
        ["POST studies/{study}/design"] = "editor",
        ["POST studies/{study}/design Redo"] = "editor",
        ["POST studies/{study}/design Undo"] = "editor",
        ["GET studies/{study}/plan"] = "viewer",
        ["POST studies/{study}/plan"] = "editor",
        ["POST studies/{study}/plan Redo"] = "editor",
        ["POST studies/{study}/plan Undo"] = "editor",
        ["GET studies/{study}/exceptions"] = "viewer",
        ["POST studies/{study}/exceptions"] = "editor",
        ["POST studies/{study}/exceptions Redo"] = "editor",
        ["POST studies/{study}/exceptions Undo"] = "editor",
        ["GET studies/{study}/factors"] = "viewer",
        ["POST studies/{study}/factors"] = "editor",
        ["POST studies/{study}/factors Redo"] = "editor",
        ["POST studies/{study}/factors Undo"] = "editor",
        ["GET studies/{study}/items"] = "viewer",
        ["POST studies/{study}/items"] = "editor",
        ["POST studies/{study}/items Comment"] = "viewer",
        ["POST studies/{study}/items Redo"] = "editor",
        ["POST studies/{study}/items Settle"] = "viewer",
        ["POST studies/{study}/items Undo"] = "editor",
        ["GET studies/{study}/history"] = "viewer",
        ["POST studies/{study}/history"] = "editor",
        ["GET studies/{study}/close"] = "viewer",
        ["POST studies/{study}/close Close"] = "owner",
        ["POST studies/{study}/close Schedule"] = "owner",
        ["GET studies/{study}/launch"] = "viewer",
        ["POST studies/{study}/launch Agree"] = "editor",
        ["POST studies/{study}/launch AgreeToOne"] = "editor",
        ["POST studies/{study}/launch Ask"] = "owner",
        ["POST studies/{study}/launch ClearPilot"] = "editor",
        ["POST studies/{study}/launch ClosePilot"] = "editor",
        ["POST studies/{study}/launch Correct"] = "owner",
        ["POST studies/{study}/launch Discard"] = "owner",
        ["POST studies/{study}/launch Launch"] = "owner",
        ["POST studies/{study}/launch OpenPilot"] = "editor",
        ["POST studies/{study}/launch Pause"] = "editor",
        ["POST studies/{study}/launch Publish"] = "owner",
        ["POST studies/{study}/launch RestorePilot"] = "editor",
        ["POST studies/{study}/launch Resume"] = "editor",
        ["POST studies/{study}/launch Second"] = "owner",
        ["POST studies/{study}/launch Withdraw"] = "owner",
        ["GET studies/{study}/members"] = "viewer",
        ["POST studies/{study}/members HandOver"] = "owner",
        ["POST studies/{study}/members Invite"] = "owner",
        ["POST studies/{study}/members Link"] = "owner",
        ["POST studies/{study}/members Remove"] = "owner",
        ["POST studies/{study}/members Role"] = "owner",
        ["POST studies/{study}/members Withdraw"] = "owner",
        ["GET studies/{study}/pages"] = "viewer",
        ["POST studies/{study}/pages"] = "editor",
        ["POST studies/{study}/pages Redo"] = "editor",
        ["POST studies/{study}/pages Undo"] = "editor",
        ["GET studies/{study}/preview"] = "viewer",
        ["GET studies/{study}/qr.svg"] = "viewer",
        ["GET studies/{study}/study"] = "viewer",
        ["POST studies/{study}/study"] = "editor",
        ["POST studies/{study}/study Redo"] = "editor",
        ["POST studies/{study}/study Undo"] = "editor",
        ["GET studies/{study}/study.json"] = "viewer",
        ["GET studies/{study}/text"] = "viewer",
        ["POST studies/{study}/text"] = "editor",
        ["POST studies/{study}/text Redo"] = "editor",
        ["POST studies/{study}/text Undo"] = "editor",
        ["GET studies/{study}/archive.zip"] = "owner",
        ["GET studies/{study}/preregistration.zip"] = "viewer",
        ["GET studies/{study}/simulate"] = "viewer",
        ["GET studies/{study}/simulate Progress"] = "viewer",
        ["POST studies/{study}/simulate"] = "editor",
        ["POST studies/{study}/simulate Stop"] = "editor",
        ["GET studies/{study}/workbook"] = "viewer",
        ["GET studies/{study}/workbook File"] = "viewer",
        ["POST studies/{study}/workbook"] = "editor",
        ["POST studies/{study}/workbook Save"] = "editor",
        ["GET studies/{study}/try"] = "viewer",
        ["GET studies/{study}/try Qr"] = "viewer",
        ["GET studies/{study}/upload"] = "viewer",
        ["POST studies/{study}/upload"] = "editor",
        ["POST studies/{study}/upload Save"] = "editor",
        ["GET studies/{study}/vignettes"] = "viewer",
        ["POST studies/{study}/vignettes Comment"] = "viewer",
        ["POST studies/{study}/vignettes Exclude"] = "editor",
        ["POST studies/{study}/vignettes Seen"] = "viewer",
        ["POST studies/{study}/vignettes Settle"] = "viewer",
        ["GET studies/{study}/vignettes/file"] = "viewer",
        ["GET studies/{study}/watch"] = "viewer",
        ["POST studies/{study}/watch Unmask"] = "owner",
        ["GET studies/{study}/watch/file"] = "viewer",
    };

    // Of the other pages: who comes to them at all.
    private static readonly Dictionary<string, string> others = new()
    {
        ["GET account"] = Site.Researchers,
        ["POST account EndOthers"] = Site.Researchers,
        ["POST account EndSession"] = Site.Researchers,
        ["POST account RemoveApp"] = Site.Researchers,
        ["POST account RemovePasskey"] = Site.Researchers,
        ["GET account/app"] = Site.Arriving,
        ["POST account/app"] = Site.Arriving,
        ["GET account/audit"] = Site.Researchers,
        ["GET account/codes"] = Site.Researchers,
        ["POST account/codes"] = Site.Researchers,
        ["POST account/language"] = "everybody",
        ["GET account/link/{token}"] = "everybody",
        ["POST account/link/{token}"] = "everybody",
        ["POST account/passkey"] = Site.Arriving,
        ["POST account/passkey Options"] = Site.Arriving,
        ["POST account/password"] = Site.Researchers,
        ["GET account/second"] = "everybody",
        ["POST account/second"] = "everybody",
        ["GET account/sign-in"] = "everybody",
        ["POST account/sign-in"] = "everybody",
        ["POST account/sign-in Options"] = "everybody",
        ["POST account/sign-in Passkey"] = "everybody",
        ["POST account/sign-out"] = Site.Arriving,
        ["GET studies"] = Site.Researchers,
        ["GET studies/new"] = Site.Researchers,
        ["POST studies/new Copy"] = Site.Researchers,
        ["POST studies/new Empty"] = Site.Researchers,
        ["POST studies/new Example"] = Site.Researchers,
        ["POST studies/new File"] = Site.Researchers,
        ["GET studio/style"] = Site.Researchers,
        ["GET try/{token}"] = "everybody",
        ["POST try/{token}"] = "everybody",
    };

    private static readonly string[] roles = ["stranger", "viewer", "analyst", "editor", "owner"];

    [Fact]
    public async Task Every_handler_has_its_rule_here()
    {
        var handlers = await HandlersAsync();

        Assert.Equal(
            leastRole.Keys.Concat(others.Keys).Order(StringComparer.Ordinal),
            handlers.Select(handler => handler.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_page_of_a_study_says_what_it_needs()
    {
        var pages = (await PagesAsync()).Where(page => page.Endpoint.RoutePattern.GetParameter("study") is not null &&
            page.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null);

        Assert.All(pages, page => Assert.NotNull(Attribute.GetCustomAttribute(page.Compiled.HandlerTypeInfo, typeof(NeedsAttribute))));
    }

    [Fact]
    public async Task Each_role_comes_to_its_own_pages_of_its_own_study_and_to_nothing_else()
    {
        var wrong = new List<string>();
        foreach (var handler in (await HandlersAsync()).Where(handler => leastRole.ContainsKey(handler.Key)))
        {
            foreach (var (place, study) in lab.Studies)
            {
                foreach (var role in roles.Prepend("none"))
                {
                    var status = await AskAsync(handler, role, study);
                    // The bin is the one place where a study that is in it can be found, and only by who may take it out.
                    var isThere = place == "own" || place == "deleted" && leastRole[handler.Key] == "owner" && handler.Path.EndsWith("/bin", StringComparison.Ordinal);
                    var expected = role == "none" ? "sign-in" : !isThere || role == "stranger" ? "404" :
                        Array.IndexOf(roles, role) < Array.IndexOf(roles, leastRole[handler.Key]) ? "403" : "in";
                    if (status != expected)
                        wrong.Add($"{handler.Key} as {role} at {place}: {status}, not {expected}");
                    if (isThere && place == "deleted")
                        await lab.ThrowAwayAsync();
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Who_is_not_signed_in_comes_only_to_what_is_everybodys()
    {
        var wrong = new List<string>();
        foreach (var handler in (await HandlersAsync()).Where(handler => others.ContainsKey(handler.Key)))
        {
            var status = await AskAsync(handler, "none", "");
            if (status == "sign-in" == (others[handler.Key] == "everybody") && handler.Key != "GET account/second" && handler.Key != "POST account/second")
                wrong.Add($"{handler.Key}: {status}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Others_studies_binned_ones_and_made_up_ones_look_alike()
    {
        var pages = new List<string>();
        foreach (var study in new[] { "others", "deleted", "random" })
            pages.Add(await (await lab.By["owner"].GetAsync($"/studies/{lab.Studies[study]}")).Content.ReadAsStringAsync());

        Assert.Single(pages.Distinct());
    }

    private async Task<string> AskAsync(Handler handler, string role, string study)
    {
        var path = $"/{handler.Path.Replace("{study}", study, StringComparison.Ordinal).Replace("{token}", "x", StringComparison.Ordinal)}" +
            (handler.Name is null ? "" : $"?handler={handler.Name}");
        var reply = handler.Method == "GET" ? await lab.By[role].GetAsync(path) : await lab.PostAsync(role, path);
        return reply switch
        {
            { StatusCode: HttpStatusCode.Redirect } when reply.Headers.Location?.ToString().Contains("/account/sign-in?returnUrl=", StringComparison.Ordinal) == true => "sign-in",
            { StatusCode: HttpStatusCode.NotFound } => "404",
            { StatusCode: HttpStatusCode.Forbidden } => "403",
            { StatusCode: HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.BadRequest } => "in",
            _ => $"{(int)reply.StatusCode}",
        };
    }

    private async Task<List<Handler>> HandlersAsync() =>
    [
        .. from page in await PagesAsync()
           where !page.Endpoint.RoutePattern.RawText!.StartsWith("s/", StringComparison.Ordinal)
           from method in page.Compiled.HandlerMethods.Select(method => (Method: method.HttpMethod.ToUpperInvariant(), method.Name)).Distinct()
           select new Handler(method.Method, page.Endpoint.RoutePattern.RawText!, method.Name),
    ];

    private async Task<List<(RouteEndpoint Endpoint, CompiledPageActionDescriptor Compiled)>> PagesAsync()
    {
        var loader = lab.Services.GetRequiredService<PageLoader>();
        var pages = new List<(RouteEndpoint, CompiledPageActionDescriptor)>();
        foreach (var endpoint in lab.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
                pages.Add((endpoint, await loader.LoadAsync(page, EndpointMetadataCollection.Empty)));
        }

        return pages;
    }

    private sealed record Handler(string Method, string Path, string? Name)
    {
        public string Key => $"{Method} {Path}{(Name is null ? "" : $" {Name}")}";
    }
}
