using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace VignetteLab.Web;

/// <summary>The right that a page of a study asks for; on a handler, what that handler asks for besides.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(Right right) : Attribute
{
    public Right Right { get; } = right;
}

/// <summary>
/// Stands before every page whose address names a study: a study that is not one's own is as if it were not there, and a page
/// that does not say what it needs is nobody's.
/// </summary>
public sealed class StudyGate(OwnStudies own) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        // Respondents have no account, and their pages rules of their own.
        var isOpen = context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;
        if (isOpen || context.RouteData.Values["study"] is not string study)
        {
            await next();
            return;
        }

        var page = context.HandlerInstance.GetType().GetCustomAttribute<NeedsAttribute>();
        var handler = context.HandlerMethod?.MethodInfo.GetCustomAttribute<NeedsAttribute>();

        // What is in the bin is gone for every page but that of who takes it out again.
        var member = await own.FindAsync(
            context.HttpContext.User, study, context.HttpContext.RequestAborted, alsoBinned: page?.Right == Right.Bin);
        if (member is null || page is null)
        {
            context.Result = new NotFoundResult();
            return;
        }

        if (!Rights.May(member.Role, page.Right) || handler is not null && !Rights.May(member.Role, handler.Right))
        {
            context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
            return;
        }

        context.HttpContext.Features.Set(member);
        await next();
    }
}
