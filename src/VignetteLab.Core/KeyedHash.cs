using System.Security.Cryptography;

namespace VignetteLab.Core;

/// <summary>
/// HMAC-SHA256 under the key that this thread used last: preparing a key costs more than a digest, and draws come in
/// long runs under one key.
/// </summary>
internal static class KeyedHash
{
    [ThreadStatic]
    private static IncrementalHash? hash;

    [ThreadStatic]
    private static byte[]? prepared;

    public static void Digest(ReadOnlySpan<byte> key, ReadOnlySpan<byte> message, Span<byte> digest)
    {
        if (hash is null || !key.SequenceEqual(prepared))
        {
            hash?.Dispose();
            hash = null;
            hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
            prepared = key.ToArray();
        }

        hash.AppendData(message);
        hash.GetHashAndReset(digest);
    }
}
