using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>
/// While words of a launched study are corrected, every field of a step that holds something else is shown and cannot be changed. What
/// cannot be changed is sent all the same: a form that lacks a field would take its part out of the draft.
/// </summary>
[HtmlTargetElement("input", Attributes = "name")]
[HtmlTargetElement("textarea", Attributes = "name")]
[HtmlTargetElement("select", Attributes = "name")]
[HtmlTargetElement("button", Attributes = "name")]
public sealed partial class StructureTagHelper : TagHelper
{
    /// <summary>Where a page says that words are being corrected, and the id of the words that say so.</summary>
    public const string Key = "correcting";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The field's name.</summary>
    public string? Name { get; set; }

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.SetAttribute("name", Name);
        var type = output.Attributes["type"]?.Value?.ToString();
        if (ViewContext.ViewData[Key] is not true || type == "hidden" || output.TagName != "select" && IsWords(Name ?? ""))
            return;
        switch (output.TagName)
        {
            case "button":
                if (Name == "op")
                    output.Attributes.SetAttribute("disabled", "disabled");
                return;
            case "select":
                var options = (await output.GetChildContentAsync()).GetContent();
                Lock(output, Chosen.Match(options) is { Success: true } chosen ? chosen.Groups["value"].Value : First.Match(options).Groups["value"].Value);
                break;
            case "input" when type is "checkbox" or "radio":
                Lock(output, output.Attributes.ContainsName("checked") ? output.Attributes["value"]?.Value?.ToString() : null);
                break;
            default:
                output.Attributes.SetAttribute("readonly", "readonly");
                break;
        }

        output.Attributes.SetAttribute("aria-describedby", $"{output.Attributes["aria-describedby"]?.Value} {Key}".Trim());
    }

    // A field that is disabled is not sent: another sends what it holds, in HTML as it stood there.
    private void Lock(TagHelperOutput output, string? value)
    {
        output.Attributes.SetAttribute("disabled", "disabled");
        if (value is not null)
            output.PostElement.AppendHtml($"""<input type="hidden" name="{HtmlEncoder.Default.Encode(Name ?? "")}" value="{value}" />""");
    }

    // As in Amendable: words stand under their language, and a few answers of the step “Study” are words too. What colleagues say is
    // no part of the study.
    private static bool IsWords(string name) =>
        name is "Input.Contact" or "Input.DataProtection" or "Input.Ethics" or "Input.Build" or "Input.Text" ||
        Language.Match(name) is { Success: true } match && Texts.Languages.Contains(match.Groups["language"].Value);

    [GeneratedRegex(@"\[(?<language>[a-z]+)\]\z")]
    private static partial Regex Language { get; }

    [GeneratedRegex("""<option value="(?<value>[^"]*)"[^>]*\sselected""")]
    private static partial Regex Chosen { get; }

    [GeneratedRegex("<option value=\"(?<value>[^\"]*)\"")]
    private static partial Regex First { get; }
}
