using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Studio;

/// <summary>The parts that the studio's pages are made of, each as it looks and what it is for.</summary>
[Authorize(Site.Researchers)]
public sealed class StyleModel(StudioTexts texts) : PageModel
{
    /// <summary>The colours, by the variable of the style sheet, with what they are for.</summary>
    public IReadOnlyList<(string Name, string Use)> Colours =>
    [
        ("paper", texts["The page"]),
        ("sheet", texts["What lies on it: parts, fields, notices"]),
        ("ink", texts["Text"]),
        ("soft", texts["Text that helps, and the edges of fields"]),
        ("line", texts["Lines between things"]),
        ("blue", texts["Links, the one main button, what is in focus"]),
        ("mark", texts["What varies in a vignette; always underlined too"]),
        ("red", texts["What is wrong; always said in words too"]),
    ];

    public void OnGet()
    {
        // All of it is in the page.
    }
}
