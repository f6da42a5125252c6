using VignetteLab.Core;

namespace VignetteLab.Web.Words;

/// <summary>The studio's words in the language of whoever is looking.</summary>
public sealed class StudioTexts(IHttpContextAccessor http)
{
    /// <summary>The cookie that keeps a choice until somebody signs in, and the claim that brings it from the account.</summary>
    public const string Key = "vl-language";

    private readonly Texts texts = Texts.In(Of(http.HttpContext));

    /// <summary>The language's tag.</summary>
    public string Language => texts.Language;

    /// <summary>The words in this language for the English ones.</summary>
    public string this[string english] => texts[english];

    /// <summary>Likewise, with its places filled as <see cref="string.Format(string, object[])"/> does.</summary>
    public string this[string english, params object[] values] => texts[english, values];

    /// <summary>A sentence in this language, as an act gives its reason for refusing.</summary>
    public string this[Said said] => texts[said];

    private static string Of(HttpContext? http) =>
        new[] { http?.User.FindFirst(Key)?.Value, http?.Request.Cookies[Key] }.FirstOrDefault(known => known is not null && Texts.Languages.Contains(known)) ??
        (http is null ? null : Texts.Wanted(http.Request, Texts.Languages)) ?? "en";
}
