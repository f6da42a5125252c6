using System.Buffers;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace VignetteLab.Benchmarks.Ceiling;

/// <summary>The Razor pages' own bytes, cut once where the token stands: only that is new.</summary>
internal sealed class CachedPages(GroupCommit store)
{
    private const string field = "__RequestVerificationToken";
    private const string mark = $"name=\"{field}\" type=\"hidden\" value=\"";

    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly ConcurrentDictionary<(int Number, int Arm), (byte[] Before, byte[] After)> cut = [];

    public async Task StartAsync(HttpContext context)
    {
        var respondent = Respondents.NewToken();
        var arm = Respondents.NewArm();
        await store.SaveAsync(new SavedPage(respondent, 0, arm, ""));
        Respondents.Give(context.Response, respondent);
        await WriteAsync(context, 1, arm, respondent);
    }

    public async Task GoOnAsync(HttpContext context, int number)
    {
        var form = await context.Request.ReadFormAsync();
        if (number < 1 || number > Questionnaire.Pages.Count
            || Respondents.Of(context.Request) is not { } respondent
            || !IsSigned(respondent, form[field].ToString())
            || store.Arm(respondent) is not { } arm
            || Questionnaire.Pages[number - 1].Missing(form).Count > 0)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await store.SaveAsync(new SavedPage(respondent, number, 0, Respondents.Json(form)));
        await WriteAsync(context, number + 1, arm, respondent);
    }

    private bool IsSigned(string respondent, string token) =>
        CryptographicOperations.FixedTimeEquals(Sign(respondent), Encoding.ASCII.GetBytes(token));

    private byte[] Sign(string respondent)
    {
        var hash = HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(respondent));
        return Encoding.ASCII.GetBytes(Convert.ToBase64String(hash));
    }

    private async Task WriteAsync(HttpContext context, int number, int arm, string respondent)
    {
        var (before, after) = cut.TryGetValue((number, arm), out var known)
            ? known
            : cut[(number, arm)] = await CutAsync(context.Request, number, arm);
        var token = after.Length == 0 ? [] : Sign(respondent);

        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = before.Length + token.Length + after.Length;
        var body = context.Response.BodyWriter;
        body.Write(before);
        body.Write(token);
        body.Write(after);
        await body.FlushAsync();
    }

    // The receipt has no form, hence no token: its bytes are all before.
    private static async Task<(byte[] Before, byte[] After)> CutAsync(
        HttpRequest request, int number, int arm)
    {
        using var client = new HttpClient();
        var html = await client.GetStringAsync($"http://{request.Host}/razor/{number}?arm={arm}");
        html = html.Replace("action=\"/razor/", "action=\"/pages/", StringComparison.Ordinal);
        if (html.IndexOf(mark, StringComparison.Ordinal) is not (>= 0 and var found))
            return (Encoding.UTF8.GetBytes(html), []);
        var from = found + mark.Length;
        var to = html.IndexOf('"', from);
        return (Encoding.UTF8.GetBytes(html[..from]), Encoding.UTF8.GetBytes(html[to..]));
    }
}
