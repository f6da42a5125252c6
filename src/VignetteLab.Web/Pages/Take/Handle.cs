using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using VignetteLab.Core.Allocation;

namespace VignetteLab.Web.Pages.Take;

/// <summary>What a form must carry so that it can be saved, cookie or not.</summary>
public abstract record Handle;

/// <summary>The form of a landing page.</summary>
/// <param name="StudyId">The study's key.</param>
/// <param name="Key">Random: two taps on Start are one respondent.</param>
/// <param name="Language">The language it was shown in.</param>
/// <param name="Mode">Live, or pilot behind a personal link to one.</param>
public sealed record StartHandle(int StudyId, string Key, string Language, Mode Mode = Mode.Live) : Handle;

/// <summary>The form of a page.</summary>
/// <param name="Respondent">The respondent's random name.</param>
/// <param name="VersionId">The version that they answer.</param>
/// <param name="Page">The page's name.</param>
/// <param name="Revision">Their last sequence when it was shown.</param>
/// <param name="ShownUtc">When it was shown, to the millisecond.</param>
/// <param name="Language">The language it was shown in.</param>
/// <param name="Key">Random: two sendings of one showing are one saving.</param>
public sealed record PageHandle(
    string Respondent, int VersionId, string Page, int Revision, DateTime ShownUtc, string Language, string Key) : Handle;

/// <summary>Writes handles and reads back only those that it wrote: each ends in a MAC over all before it.</summary>
/// <param name="secret">32 bytes, kept in the database and not in the framework's key ring.</param>
public sealed class Handles(byte[] secret)
{
    /// <summary>The name of the secret.</summary>
    public const string SecretName = "handles";

    /// <summary>A handle as it stands in a form.</summary>
    public string Write(Handle handle) => Sign(handle switch
    {
        StartHandle start => Join("start", start.StudyId, start.Key, start.Language, start.Mode.Name()),
        PageHandle page => Join(
            "page", page.Respondent, page.VersionId, page.Page, page.Revision,
            new DateTimeOffset(page.ShownUtc).ToUnixTimeMilliseconds(), page.Language, page.Key),
        _ => throw new NotSupportedException(),
    });

    /// <summary>A handle that this program wrote; <c>null</c> for anything else.</summary>
    public Handle? Read(string? text)
    {
        if (text is not { Length: < 400 } || text.LastIndexOf('.') is not (> 0 and var end) || Sign(text[..end]) is var signed &&
            !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signed), Encoding.UTF8.GetBytes(text)))
        {
            return null;
        }

        return text[..end].Split('.') switch
        {
            ["v1", "start", var study, var key, var language, var mode] =>
                new StartHandle(Whole(study), key, language, Enum.Parse<Mode>(mode, ignoreCase: true)),
            ["v1", "page", var respondent, var version, var page, var revision, var shown, var language, var key] =>
                new PageHandle(
                    respondent, Whole(version), page, Whole(revision),
                    DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(shown, CultureInfo.InvariantCulture)).UtcDateTime,
                    language, key),
            _ => null,
        };
    }

    /// <summary>A respondent's name with a MAC, for the cookie that lets them go on.</summary>
    public string WriteCookie(string respondent) => Sign(Join("cookie", respondent));

    /// <summary>The respondent of a cookie that this program wrote; <c>null</c> for anything else.</summary>
    public string? ReadCookie(string? text) =>
        text?.Split('.') is ["v1", "cookie", var respondent, _] &&
        CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(WriteCookie(respondent)), Encoding.UTF8.GetBytes(text))
            ? respondent
            : null;

    private static string Join(params object[] parts) =>
        "v1." + string.Join('.', parts.Select(part => Convert.ToString(part, CultureInfo.InvariantCulture)));

    private static int Whole(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    // 128 bits of the MAC are enough: guessing one takes a request per guess.
    private string Sign(string text) =>
        $"{text}.{Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(text)).AsSpan(0, 16))}";
}
