using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace VignetteLab.Web;

/// <summary>The most bytes that may be sent to a page; more are refused unread, and said to be too many.</summary>
/// <remarks>The framework's own limit shows only while the form's token is being looked for, and then as a bad token.</remarks>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LargestAttribute(long bytes) : Attribute, IAuthorizationFilter, IOrderedFilter
{
    /// <summary>Before the form is read.</summary>
    public int Order => -1000;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var isTooLarge = context.HttpContext.Request.ContentLength > bytes;
        if (isTooLarge)
            context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);

        // A browser shows the answer only once it has sent all; what it sends is let run by for a while.
        if (context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = isTooLarge ? 16 * bytes : bytes;
    }
}
