using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using VignetteLab.Storage.Records;

namespace VignetteLab.Web;

/// <summary>Which passwords are refused: too short, too long, or among the first that a guesser tries. Nothing else is asked.</summary>
public sealed partial class Passwords : IPasswordValidator<Researcher>
{
    /// <summary>The fewest characters.</summary>
    public const int Least = 12;

    /// <summary>The most: more would only make hashing slow.</summary>
    public const int Most = 128;

    /// <summary>The code of the error that a guessable password gives.</summary>
    public const string TooCommon = "PasswordTooCommon";

    // What stands in lists of breached passwords of twelve characters and more is nearly always one or two of these, or a row
    // of keys, with digits before or behind and letters written as signs. A list of whole passwords would be longer and catch less.
    private static readonly string[] words =
    [
        "password", "passwort", "passphrase", "passwd", "pass", "adgangskode", "kodeord", "kode", "hemmelig", "hemmelighed", "secret",
        "welcome", "velkommen", "letmein", "login", "admin", "administrator", "root", "user", "guest", "test", "testing", "demo",
        "changeme", "default", "master", "system", "server", "access", "computer", "internet", "google", "facebook", "microsoft",
        "windows", "samsung", "apple", "iphone", "dragon", "monkey", "princess", "sunshine", "iloveyou", "ilove", "loveyou", "love",
        "lovely", "football", "fodbold", "baseball", "basketball", "superman", "batman", "pokemon", "starwars", "whatever", "trustno",
        "freedom", "forever", "angel", "charlie", "michael", "jordan", "shadow", "jennifer", "hunter", "soccer", "hockey", "killer",
        "george", "thomas", "daniel", "summer", "winter", "spring", "autumn", "sommer", "vinter", "forår", "efterår", "danmark",
        "denmark", "københavn", "kobenhavn", "copenhagen", "aarhus", "odense", "aalborg", "liverpool", "arsenal", "chelsea",
        "barcelona", "hello", "hej", "goddag", "jegelskerdig", "elskerdig", "skat", "mor", "far", "monday", "january", "december",
        "university", "universitet", "research", "forskning", "survey", "vignette", "vignettelab", "lab", "qwerty", "qwertz",
        "qwertyuiop", "qwertyuiopå", "asdfghjkl", "asdfghjklæø", "asdf", "zxcvbnm", "zxcvbn", "qazwsx", "qazwsxedc", "qweasd", "qweasdzxc",
        "abc", "abcd", "abcdef", "abcdefg", "abcdefgh", "abcdefghijkl", "correcthorsebatterystaple", "qwe", "asd", "zxc", "qw", "qaz",
        "wsx", "edc", "rfv", "tgb",
    ];

    private static readonly Regex guessable =
        new($"^(?:(?:{string.Join('|', words.OrderByDescending(word => word.Length))}){{0,2}}|(.{{1,4}})\\1+)$",
            RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>Whether a password is one that a guesser tries early, for this account.</summary>
    /// <param name="password">The password.</param>
    /// <param name="email">The account's address.</param>
    public static bool IsGuessable(string password, string? email)
    {
        var plain = password.ToLowerInvariant();
        var name = email?.Split('@')[0].ToLowerInvariant() ?? "";
        if (name.Length > 3 && plain.Replace(name, "", StringComparison.Ordinal) is var rest && rest.Length < plain.Length && Letters(rest).Length < 4)
            return true;
        return guessable.IsMatch(Letters(plain)) || guessable.IsMatch(Letters(Unmasked(Ends.Replace(plain, ""))));
    }

    public Task<IdentityResult> ValidateAsync(UserManager<Researcher> manager, Researcher user, string? password) => Task.FromResult(
        password is null || password.Length > Most || IsGuessable(password, user.Email)
            ? IdentityResult.Failed(new IdentityError { Code = TooCommon, Description = "The password is too easy to guess." })
            : IdentityResult.Success);

    private static string Letters(string text) => NoLetter.Replace(text, "");

    private static string Unmasked(string text) => string.Concat(text.Select(sign => sign switch
    {
        '@' or '4' => 'a',
        '0' => 'o',
        '1' or '!' => 'i',
        '3' => 'e',
        '$' or '5' => 's',
        '7' => 't',
        _ => sign,
    }));

    // What stands before and behind is a date or a number; only what stands within is a letter written as a sign.
    [GeneratedRegex(@"^[^\p{L}]+|[^\p{L}]+$")]
    private static partial Regex Ends { get; }

    [GeneratedRegex(@"[^\p{L}]")]
    private static partial Regex NoLetter { get; }
}
