using System.Reflection;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using VignetteLab.Web.Pages.Authoring;

namespace VignetteLab.Web.Tests;

public sealed class SiteTests(Lab lab) : IClassFixture<Lab>
{
    [Fact]
    public void Only_these_addresses_are_open_to_everybody()
    {
        var open = Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(endpoint => endpoint.RoutePattern.RawText!)
            .Where(path => !path.EndsWith(".css", StringComparison.Ordinal) && !path.StartsWith("lib/", StringComparison.Ordinal) &&
                !path.EndsWith(".css.gz", StringComparison.Ordinal) && !path.EndsWith(".js", StringComparison.Ordinal) && !path.EndsWith(".js.gz", StringComparison.Ordinal));

        Assert.Equal(
            [
                "/", "/broken", "/favicon.ico", "/healthz", "account/language", "account/link/{token}", "account/second",
                "account/sign-in", "s/{study}/{asked?}/{token?}", "try/{token}", "{*path}",
            ],
            open.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_other_address_asks_for_a_researcher()
    {
        // The framework's own, for files that are not in its list; it has no rule, so it is nobody's.
        var others = Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null &&
            endpoint.RoutePattern.RawText != "{**path:file}").ToArray();

        Assert.NotEmpty(others);
        string[] arriving = ["account/app", "account/factor", "account/passkey", "account/sign-out"];
        Assert.All(others, endpoint => Assert.Equal(
            arriving.Contains(endpoint.RoutePattern.RawText) ? Site.Arriving : Site.Researchers,
            endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy));
    }

    [Fact]
    public async Task A_page_without_a_rule_is_nobodys()
    {
        using var scope = lab.Services.CreateScope();
        var policies = scope.ServiceProvider.GetRequiredService<IAuthorizationPolicyProvider>();
        var authorization = scope.ServiceProvider.GetRequiredService<IAuthorizationService>();
        var researcher = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, "1")], "test"));

        var rule = await policies.GetFallbackPolicyAsync();

        Assert.NotNull(rule);
        Assert.False((await authorization.AuthorizeAsync(researcher, null, rule)).Succeeded);
    }

    [Fact]
    public void A_page_binds_nothing_but_a_form_of_its_own()
    {
        var bound = typeof(Site).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(PageModel)))
            .SelectMany(page => page.GetProperties().Where(property => property.GetCustomAttribute<BindPropertyAttribute>() is not null))
            .ToArray();

        // What several pages ask is a form of its own, with their fields and no others; none is a thing that is kept.
        Type[] shared = [typeof(LifeForm), typeof(RemarkForm)];
        var steps = bound.Where(property => property.PropertyType.IsAssignableTo(typeof(DraftForm)) || property.PropertyType.IsGenericParameter || shared.Contains(property.PropertyType));
        Assert.NotEmpty(bound);
        Assert.NotEmpty(steps);
        Assert.All(steps, property => Assert.Equal(property.PropertyType == typeof(RemarkForm) ? "Remark" : "Input", property.Name));
        Assert.All(bound.Except(steps), property => Assert.Equal(
            (property.DeclaringType, "Form", "Input"),
            (property.PropertyType.DeclaringType, property.PropertyType.Name, property.Name)));
        Assert.DoesNotContain(
            typeof(Site).Assembly.GetTypes(), type => type.GetCustomAttribute<BindPropertiesAttribute>() is not null);
    }

    [Fact]
    public void A_handler_takes_nothing_but_words_of_its_address_and_a_file()
    {
        var handlers = typeof(Site).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(PageModel)))
            .SelectMany(page => page.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => method.Name.StartsWith("On", StringComparison.Ordinal));

        // Only what is looked at may be asked for in the query; what changes something is in the form.
        Assert.All(handlers.SelectMany(handler => handler.GetParameters()), parameter => Assert.True(
            parameter.ParameterType == typeof(CancellationToken) || parameter.ParameterType == typeof(IFormFile) ||
            parameter.ParameterType == typeof(string) &&
            (parameter.Name is "study" or "token" or "returnUrl" || parameter.Member.Name.StartsWith("OnGet", StringComparison.Ordinal)),
            parameter.ToString()));
    }

    [Fact]
    public async Task A_site_with_its_database_is_healthy()
    {
        using var walk = lab.Walk();

        await walk.OpenAsync("/healthz");

        Assert.Equal((200, "healthy"), ((int)walk.Status, walk.Source));
    }

    private IEnumerable<RouteEndpoint> Endpoints =>
        lab.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();
}
