using System.Buffers;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VignetteLab.Core;
using VignetteLab.Web.Pages.Take;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>A page of a draft as respondents will see it: to be looked at in a frame, where nothing of it can be sent.</summary>
[Authorize(Site.Researchers)]
[Needs(Right.See)]
public sealed class PreviewModel(DraftAccess access, Components components, StudioTexts texts) : PageModel
{
    // As respondents' pages, but within our own, and its form goes nowhere.
    private static readonly string policy = SecurityHeaders.Survey
        .Replace("frame-ancestors 'none'", "frame-ancestors 'self'", StringComparison.Ordinal)
        .Replace("form-action 'self'", "form-action 'none'", StringComparison.Ordinal);

    public async Task<IActionResult> OnGetAsync(string study, string? of, string? language, CancellationToken stop)
    {
        if (await access.FindAsync(User, study, stop) is not { } draft)
            return NotFound();
        var page = draft.Study.Pages.FirstOrDefault(page => page.Name == of) ??
            (draft.Study.Pages is [var first, ..] ? first : new() { Name = "", Title = LocalText.None, Items = [] });
        var html = await components.RenderAsync<PreviewView>(new Dictionary<string, object?>
        {
            ["Study"] = draft.Study,
            ["Page"] = page,
            ["Language"] = new[] { language, texts.Language }.FirstOrDefault(draft.Languages.Contains!) ?? draft.Languages[0],
            ["ShownWhen"] = texts["Shown only when:"],
        });
        var bytes = new ArrayBufferWriter<byte>();
        new PreparedPage(html).Write(bytes, (_, _) => { });
        Response.Headers.ContentSecurityPolicy = policy;
        return File(bytes.WrittenMemory.ToArray(), "text/html; charset=utf-8");
    }
}
