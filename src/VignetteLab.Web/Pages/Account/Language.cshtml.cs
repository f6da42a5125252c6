using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using VignetteLab.Storage.Records;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Account;

/// <summary>The studio's language: kept in the account of one who is signed in, else in a cookie until then.</summary>
[AllowAnonymous]
public sealed class LanguageModel(UserManager<Researcher> researchers) : PageModel
{
    [BindProperty]
    public Form Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync()
    {
        if (Texts.Languages.Contains(Input.Language))
        {
            if (await researchers.GetUserAsync(User) is { } researcher)
            {
                researcher.Language = Input.Language;
                await researchers.UpdateAsync(researcher);
            }

            Response.Cookies.Append(StudioTexts.Key, Input.Language!, new()
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = Request.IsHttps,
                MaxAge = TimeSpan.FromDays(365),
                IsEssential = true,
            });
        }

        return Url.IsLocalUrl(Input.ReturnUrl) ? LocalRedirect(Input.ReturnUrl) : Redirect("/studies");
    }

    public sealed record Form
    {
        public string? Language { get; init; }
        public string? ReturnUrl { get; init; }
    }
}
