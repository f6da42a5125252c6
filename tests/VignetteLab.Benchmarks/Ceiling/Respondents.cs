using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace VignetteLab.Benchmarks.Ceiling;

/// <summary>How the ceiling tells respondents apart, and what of a form it keeps.</summary>
internal static class Respondents
{
    private const string cookie = "p";

    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    public static int NewArm() => Random.Shared.Next(1, Questionnaire.Arms + 1);

    public static void Give(HttpResponse response, string respondent) => response.Cookies.Append(
        cookie, respondent, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax });

    public static string? Of(HttpRequest request) => request.Cookies[cookie];

    public static string Json(IFormCollection form)
    {
        using var bytes = new MemoryStream(256);
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            foreach (var (name, value) in form)
            {
                if (!name.StartsWith("__", StringComparison.Ordinal) && name is not "op")
                    json.WriteString(name, value.ToString());
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }
}
