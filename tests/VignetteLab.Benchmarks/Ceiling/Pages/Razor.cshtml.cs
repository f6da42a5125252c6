using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace VignetteLab.Benchmarks.Ceiling.Pages;

/// <summary>ASP.NET Core at its plainest: antiforgery, a check, a durable write, a view.</summary>
internal sealed class RazorModel(GroupCommit store) : PageModel
{
    /// <summary>From 1; one more than there are pages is the receipt.</summary>
    public int Number { get; private set; } = 1;

    public int Arm { get; private set; }

    public IReadOnlyList<string> Missing { get; private set; } = [];

    public SurveyPage? Current => Questionnaire.Pages.ElementAtOrDefault(Number - 1);

    /// <summary>Begins a respondent; with a number and an arm, shows that page and writes nothing.</summary>
    public async Task OnGetAsync(int? number, int? arm)
    {
        Arm = arm ?? Respondents.NewArm();
        if (number is { } wanted)
        {
            Number = wanted;
            return;
        }

        var respondent = Respondents.NewToken();
        await store.SaveAsync(new SavedPage(respondent, 0, Arm, ""));
        Respondents.Give(Response, respondent);
    }

    public async Task<IActionResult> OnPostAsync(int number)
    {
        if (Respondents.Of(Request) is not { } respondent || store.Arm(respondent) is not { } arm)
            return BadRequest();
        if (Questionnaire.Pages.ElementAtOrDefault(number - 1) is not { } answered)
            return BadRequest();

        (Arm, Number) = (arm, number);
        Missing = answered.Missing(Request.Form);
        if (Missing.Count > 0)
            return Page();

        await store.SaveAsync(new SavedPage(respondent, number, 0, Respondents.Json(Request.Form)));
        Number++;
        return Page();
    }
}
