using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace VignetteLab.Web.Pages.Take;

/// <summary>Makes HTML out of components, where there is no page around them.</summary>
public sealed class Components(IServiceScopeFactory scopes, ILoggerFactory loggers)
{
    /// <summary>The HTML of a component.</summary>
    public async Task<string> RenderAsync(Type component, IDictionary<string, object?> parameters)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync(component, ParameterView.FromDictionary(parameters))).ToHtmlString());
    }

    /// <summary>Likewise.</summary>
    public Task<string> RenderAsync<T>(IDictionary<string, object?> parameters) where T : IComponent =>
        RenderAsync(typeof(T), parameters);
}
