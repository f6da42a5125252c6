using AngleSharp.Html.Dom;

namespace VignetteLab.Web.Tests.Pages.Authoring;

/// <summary>A step's form as a browser would send it.</summary>
internal static class StepForms
{
    /// <summary>Every field of the form, in the order of the page.</summary>
    public static List<(string Name, string Value)> Fields(IHtmlDocument page)
    {
        var form = (IHtmlFormElement)page.QuerySelector("form#draft")!;
        var fields = new List<(string, string)>();
        foreach (var element in form.Elements)
        {
            if (element.HasAttribute("disabled"))
                continue;
            if (element is IHtmlInputElement { Name: { Length: > 0 } name } input &&
                (input.Type is not ("checkbox" or "radio") || input.IsChecked) && input.Type is not "submit")
            {
                fields.Add((name, input.Value));
            }
            else if (element is IHtmlTextAreaElement { Name: { Length: > 0 } area } text)
            {
                fields.Add((area, text.Value.ReplaceLineEndings("\r\n")));
            }
            else if (element is IHtmlSelectElement { Name: { Length: > 0 } list } choice)
            {
                fields.AddRange(choice.SelectedOptions.Select(option => (list, option.Value)));
            }
        }

        return fields;
    }

    /// <summary>Opens a step, changes some of its fields and sends it.</summary>
    public static async Task<HttpResponseMessage> SendAsync(
        this Studio studio, string path, string? op, params (string Name, string Value)[] changes)
    {
        (await studio.GetAsync(path)).EnsureSuccessStatusCode();
        var fields = Fields(studio.Document).Where(field => changes.All(change => change.Name != field.Name)).Concat(changes);
        return await studio.PostAsItIsAsync(path, [.. fields, .. op is null ? Array.Empty<(string, string)>() : [("op", op)]]);
    }
}
