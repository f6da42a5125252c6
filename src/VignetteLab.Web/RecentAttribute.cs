using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using VignetteLab.Storage;

namespace VignetteLab.Web;

/// <summary>A page whose forms only one who signed in a short while ago may send; others sign in again first.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RecentAttribute : Attribute, IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsPost(http.Request.Method) && http.Features.Get<CheckedSession>() is { } session &&
            !http.RequestServices.GetRequiredService<SessionCookie>().IsRecent(session))
        {
            context.Result = new RedirectResult($"/account/sign-in?returnUrl={Uri.EscapeDataString(http.Request.Path)}");
            return;
        }

        await next();
    }
}
