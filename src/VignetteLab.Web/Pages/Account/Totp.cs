using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using QRCoder;

namespace VignetteLab.Web.Pages.Account;

/// <summary>The six digits that an authenticator app shows, new every 30 seconds.</summary>
/// <remarks>
/// Source: RFC 6238 with HMAC-SHA-1, which is what every app knows; checked against its test vectors. The framework's own lets a
/// code be used again as long as it is shown.
/// </remarks>
public static class Totp
{
    private const int seconds = 30;

    // A phone's clock may be off by half a minute.
    private const int drift = 1;

    private const string base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A fresh key of 160 bits.</summary>
    public static byte[] Key() => RandomNumberGenerator.GetBytes(20);

    /// <summary>The number of the period that a time lies in.</summary>
    public static long Step(DateTimeOffset now) => now.ToUnixTimeSeconds() / seconds;

    /// <summary>The code of a period.</summary>
    public static string Code(ReadOnlySpan<byte> key, long step)
    {
        Span<byte> counter = stackalloc byte[8], digest = stackalloc byte[20];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // SHA-1 as RFC 6238 has it: here it is keyed, and apps know nothing else
        HMACSHA1.HashData(key, counter, digest);
#pragma warning restore CA5350
        var truncated = BinaryPrimitives.ReadUInt32BigEndian(digest[(digest[19] & 15)..]) & 0x7fffffff;
        return (truncated % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    /// <summary>The period whose code was typed, of those about now; <c>null</c> where it is none of theirs.</summary>
    public static long? Find(ReadOnlySpan<byte> key, string typed, DateTimeOffset now)
    {
        var digits = Encoding.ASCII.GetBytes(string.Concat(typed.Where(char.IsAsciiDigit)));
        for (var step = Step(now) - drift; step <= Step(now) + drift; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Code(key, step)), digits))
                return step;
        }

        return null;
    }

    /// <summary>A key as people type it, in groups of four.</summary>
    public static string Typed(ReadOnlySpan<byte> key) => string.Join(' ', Base32(key).Chunk(4).Select(group => new string(group)));

    /// <summary>The address that an app reads out of a QR code.</summary>
    public static string Address(ReadOnlySpan<byte> key, string email) =>
        $"otpauth://totp/VignetteLab:{Uri.EscapeDataString(email)}?secret={Base32(key)}&issuer=VignetteLab&digits=6&period={seconds}";

    /// <summary>That QR code, as an image that stands in the page.</summary>
    public static string Image(string address)
    {
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(code);
        return $"data:image/svg+xml;base64,{Convert.ToBase64String(Encoding.UTF8.GetBytes(svg.GetGraphic(4)))}";
    }

    private static string Base32(ReadOnlySpan<byte> key)
    {
        var (letters, bits, held) = (new StringBuilder(), 0, 0);
        foreach (var octet in key)
        {
            (bits, held) = (bits << 8 | octet, held + 8);
            for (; held >= 5; held -= 5)
                letters.Append(base32[bits >> held - 5 & 31]);
        }

        return letters.ToString();
    }
}
