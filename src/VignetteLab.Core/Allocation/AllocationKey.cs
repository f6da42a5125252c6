using System.Security.Cryptography;

namespace VignetteLab.Core.Allocation;

/// <summary>The secret that determines who is allocated to what: hidden while allocating, shown at the close.</summary>
/// <param name="Bytes">32 bytes.</param>
public sealed record AllocationKey(ReadOnlyMemory<byte> Bytes)
{
    /// <summary>How many bytes a key has.</summary>
    public const int Length = 32;

    /// <summary>The key in lower-case hexadecimal, 64 digits.</summary>
    public string Hex => Convert.ToHexStringLower(Bytes.Span);

    /// <summary>SHA-256 of the key's bytes in lower-case hexadecimal: tells nothing of the key, and fits only it.</summary>
    public string Commitment => Convert.ToHexStringLower(SHA256.HashData(Bytes.Span));

    /// <summary>Reads 64 hexadecimal digits; <c>null</c> when they are anything else.</summary>
    public static AllocationKey? Parse(string hex) =>
        hex.Length == 2 * Length && hex.All(char.IsAsciiHexDigit) ? new(Convert.FromHexString(hex)) : null;

    /// <summary>The stream of draws for one purpose at one place.</summary>
    internal Draws Draws(Mode mode, string purpose, string stratum, long number) =>
        new(Bytes, $"v1|{mode.Name()}|{purpose}|{stratum}|{number}");
}
