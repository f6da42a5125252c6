using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace VignetteLab.Web.Pages;

/// <summary>
/// A field that was refused keeps what was written, is marked and says why: an empty one would be saved as empty the next time. The
/// first of them has the focus.
/// </summary>
/// <remarks>studio.js marks and clears in the same way while a form is filled in.</remarks>
[HtmlTargetElement("input", Attributes = "name")]
public sealed class WrongTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The field's name, by which the page knows what is wrong with it.</summary>
    public string? Name { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.SetAttribute("name", Name);
        if (output.Attributes["type"]?.Value?.ToString() is "hidden" or "checkbox" or "radio" ||
            ViewContext.ModelState[Name ?? ""] is not { Errors: [var error, ..] } field)
        {
            return;
        }

        if (field.AttemptedValue is { } written)
            output.Attributes.SetAttribute("value", written);
        var why = new TagBuilder("span");
        why.AddCssClass("field-validation-error d-block");
        why.Attributes["id"] = $"{output.Attributes["id"]?.Value ?? Name}-error";
        why.InnerHtml.Append(error.ErrorMessage);
        output.PostElement.AppendHtml(why);
        output.Attributes.SetAttribute("aria-invalid", "true");
        output.Attributes.SetAttribute("aria-describedby", $"{output.Attributes["aria-describedby"]?.Value} {why.Attributes["id"]}".Trim());
        if (ViewContext.HttpContext.Items.TryAdd(typeof(WrongTagHelper), true))
            output.Attributes.SetAttribute("autofocus", "autofocus");
    }
}
