using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Account;

/// <summary>How a researcher comes in: what is asked of them, in which order, and what is noted of it.</summary>
public sealed class SigningIn(
    UserManager<Researcher> researchers, SignInManager<Researcher> signIn, IPasswordHasher<Researcher> hasher, Throttle throttle,
    Factors factors, Auditing auditing, IDataProtectionProvider protection, TimeProvider time, StudioTexts texts)
{
    /// <summary>The scheme of one whose password was right and who has still to show a second factor.</summary>
    public const string HalfWay = "halfway";

    // Somebody nobody knows takes as long to refuse as somebody known with a wrong password.
    private static string? nobody;

    private readonly IDataProtector keys = protection.CreateProtector("authenticator app");

    /// <summary>Whose address and password these are.</summary>
    /// <returns>The researcher, or what to say; the same of an address that nobody has.</returns>
    public async Task<(Researcher? Researcher, string Fault)> TryPasswordAsync(HttpContext http, string? email, string? password)
    {
        var (address, given) = (email?.Trim() ?? "", password is { Length: <= Passwords.Most } ? password : "");
        var network = Device.Network(http);
        if (await throttle.TakeAsync("password", address, network) is { Ticks: > 0 } wait)
            return (null, Wait(wait));
        var researcher = await researchers.FindByEmailAsync(address);
        if (researcher is null)
        {
            nobody ??= hasher.HashPassword(new(), "nobody");
            hasher.VerifyHashedPassword(new(), nobody, given);
        }
        else if (await researchers.CheckPasswordAsync(researcher, given))
        {
            await throttle.ForgetAsync("password", address, network);
            return (researcher, "");
        }

        // What nobody's account is tried with is not noted: it may be a password, typed into the wrong field.
        if (researcher is not null)
            await auditing.NoteAsync(AuditKind.SignInFailed, researcher.Email ?? "", detail: "password");
        return (null, texts["The address or the password is not right."]);
    }

    /// <summary>Whether a code is right that an app shows, or one of those on paper.</summary>
    /// <returns>What to say; empty when it is right.</returns>
    public async Task<string> TryCodeAsync(HttpContext http, Researcher researcher, string? typed)
    {
        var code = string.Concat((typed ?? "").Where(char.IsLetterOrDigit));
        var isFromApp = code.Length <= 6;

        // Six digits can be guessed from many networks at once, by one who has the password; what is on paper cannot.
        var network = isFromApp ? "" : Device.Network(http);
        var door = isFromApp ? "app" : "paper";
        if (await throttle.TakeAsync(door, researcher.Id, network) is { Ticks: > 0 } wait)
            return Wait(wait);
        var isRight = isFromApp
            ? FindStep(researcher.TotpKey, code) is { } step && await factors.UseStepAsync(researcher.Id, step)
            : code.Length <= 20 && await factors.UseCodeAsync(researcher.Id, code);
        if (isRight)
        {
            await throttle.ForgetAsync(door, researcher.Id, network);
            return "";
        }

        await auditing.NoteAsync(AuditKind.SignInFailed, researcher.Email ?? "", detail: door);
        return texts["The code is not right, or was used before. Wait for the next one."];
    }

    /// <summary>Whether somebody has a second factor.</summary>
    public async Task<bool> HasFactorAsync(Researcher researcher) =>
        researcher.TwoFactorEnabled || (await researchers.GetPasskeysAsync(researcher)).Count > 0;

    /// <summary>Lets somebody as far as the second factor.</summary>
    public static Task GoHalfWayAsync(HttpContext http, Researcher researcher) => http.SignInAsync(HalfWay, new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, researcher.Id), new("stamp", researcher.SecurityStamp ?? "")], HalfWay)));

    /// <summary>Who has come as far as the second factor; <c>null</c> for nobody.</summary>
    public async Task<Researcher?> HalfWayAsync(HttpContext http)
    {
        var half = (await http.AuthenticateAsync(HalfWay)).Principal;
        return half?.FindFirstValue(ClaimTypes.NameIdentifier) is { } id && await researchers.FindByIdAsync(id) is { } researcher &&
            researcher.SecurityStamp == half.FindFirstValue("stamp") ? researcher : null;
    }

    /// <summary>Begins a session.</summary>
    /// <param name="http">The request.</param>
    /// <param name="researcher">Whose it is.</param>
    /// <param name="how">By what, for the log.</param>
    public async Task FinishAsync(HttpContext http, Researcher researcher, string how)
    {
        await http.SignOutAsync(HalfWay);
        await signIn.SignInAsync(researcher, isPersistent: false);
        await auditing.NoteAsync(AuditKind.SignedIn, researcher.Email ?? "", detail: how);
    }

    /// <summary>A key as it is kept.</summary>
    public string Seal(byte[] key) => keys.Protect(Convert.ToHexStringLower(key));

    /// <summary>A key that was sealed; <c>null</c> where it is none of ours.</summary>
    public byte[]? Unseal(string? sealedKey)
    {
        try
        {
            return sealedKey is null ? null : Convert.FromHexString(keys.Unprotect(sealedKey));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The period whose code was typed; <c>null</c> where it is none of about now.</summary>
    public long? FindStep(string? sealedKey, string code) =>
        Unseal(sealedKey) is { } key ? Totp.Find(key, code, time.GetUtcNow()) : null;

    private string Wait(TimeSpan wait) => wait.TotalSeconds < 60
        ? texts["There were too many wrong tries. Try again in {0} seconds.", Math.Ceiling(wait.TotalSeconds)]
        : texts["There were too many wrong tries. Try again in {0} minutes.", Math.Ceiling(wait.TotalMinutes)];
}
