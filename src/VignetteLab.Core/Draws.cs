using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace VignetteLab.Core;

/// <summary>A stream of random draws that a key and a label determine on every machine and in every language.</summary>
/// <remarks>
/// HMAC-SHA256 in counter mode over <c>label|counter</c>; each digest gives four big-endian unsigned 64-bit
/// words. Checked against every vector of <c>allocation.json</c>, which <c>allocation.py</c> makes.
/// </remarks>
public sealed class Draws
{
    private const int longestCounter = 19;

    private readonly ReadOnlyMemory<byte> key;
    private readonly byte[] message;
    private readonly int labelled;
    private readonly byte[] digest = new byte[HMACSHA256.HashSizeInBytes];
    private int used = HMACSHA256.HashSizeInBytes;
    private long counter;

    /// <summary>Begins the stream.</summary>
    /// <param name="key">32 secret bytes; whoever has them can draw the same again.</param>
    /// <param name="label">What is drawn for, as in <c>v1|live|block|nurse|0</c>; ASCII.</param>
    public Draws(ReadOnlyMemory<byte> key, string label)
    {
        // The label stays in front; each digest only writes its counter behind it.
        this.key = key;
        message = new byte[label.Length + 1 + longestCounter];
        labelled = Encoding.ASCII.GetBytes(label, message) + 1;
        message[labelled - 1] = (byte)'|';
    }

    /// <summary>Draws an integer from 0 up to but not including <paramref name="bound"/>, each equally likely.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bound"/> is zero.</exception>
    public ulong Below(ulong bound)
    {
        ArgumentOutOfRangeException.ThrowIfZero(bound);

        // The words beyond the last whole multiple of the bound would favour small draws. They are fewer than the
        // bound, so nearly every word is seen to be no such one without the two divisions.
        var word = Word();
        while (word > ulong.MaxValue - bound && word > ulong.MaxValue - (ulong.MaxValue % bound + 1) % bound)
            word = Word();
        return word % bound;
    }

    /// <summary>Puts the items in random order, every order equally likely (Fisher and Yates, from the end).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            var other = (int)Below((ulong)last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    /// <summary>The next 64 bits of the stream.</summary>
    public ulong Word()
    {
        if (used == digest.Length)
        {
            counter++.TryFormat(message.AsSpan(labelled), out var written, provider: null);
            KeyedHash.Digest(key.Span, message.AsSpan(0, labelled + written), digest);
            used = 0;
        }

        var word = BinaryPrimitives.ReadUInt64BigEndian(digest.AsSpan(used));
        used += sizeof(ulong);
        return word;
    }
}
