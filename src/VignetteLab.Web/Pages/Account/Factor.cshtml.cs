using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace VignetteLab.Web.Pages.Account;

/// <summary>Where somebody comes first who has a password and no second factor.</summary>
[Authorize(Site.Arriving)]
public sealed class FactorModel : PageModel;
