using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace VignetteLab.Web.Pages.Trying;

/// <summary>What a link to try a draft opens: one edit of it, with one arm, for a day. It is all that there is of it.</summary>
/// <param name="StudyId">The study's key.</param>
/// <param name="Edit">The edit of its draft.</param>
/// <param name="Arm">The arm, by its index in the study's order.</param>
/// <param name="First">Of several vignettes the one that comes first, by its index in the arm; -1 for the order of the arm.</param>
/// <param name="Language">The language, by its index in the study's.</param>
/// <param name="IsDrawn">Whether orders are drawn, as they are for a respondent, rather than as written.</param>
/// <param name="IsReversed">Whether rating points stand highest first.</param>
/// <param name="EndsUtc">When it ends, to the minute.</param>
/// <param name="Nonce">Eight random bytes: nobody guesses a link, and what is drawn is drawn from them.</param>
public sealed record TryTicket(
    int StudyId, int Edit, int Arm, int First, int Language, bool IsDrawn, bool IsReversed, DateTime EndsUtc, ulong Nonce);

/// <summary>Writes tickets and reads back only those that it wrote and that have not ended.</summary>
/// <param name="secret">The lab's secret for handles; tickets are signed with a key of their own made of it.</param>
public sealed class TryTickets(byte[] secret)
{
    private const int size = 31;
    private const int mac = 16;

    private readonly byte[] key = HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes("vignettelab trying"));

    /// <summary>A ticket as it stands in an address.</summary>
    public string Write(TryTicket ticket)
    {
        Span<byte> bytes = stackalloc byte[size + mac];
        BinaryPrimitives.WriteInt32BigEndian(bytes, ticket.StudyId);
        BinaryPrimitives.WriteInt32BigEndian(bytes[4..], ticket.Edit);
        BinaryPrimitives.WriteInt32BigEndian(bytes[8..], ticket.Arm);
        BinaryPrimitives.WriteInt32BigEndian(bytes[12..], ticket.First);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[16..], (ushort)ticket.Language);
        bytes[18] = (byte)((ticket.IsDrawn ? 1 : 0) + (ticket.IsReversed ? 2 : 0));
        BinaryPrimitives.WriteInt32BigEndian(bytes[19..], checked((int)(new DateTimeOffset(ticket.EndsUtc).ToUnixTimeSeconds() / 60)));
        BinaryPrimitives.WriteUInt64BigEndian(bytes[23..], ticket.Nonce);
        Sign(bytes[..size], bytes[size..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>A ticket that this program wrote; <c>null</c> for anything else, and for one that has ended.</summary>
    public TryTicket? Read(string? text, DateTime nowUtc)
    {
        Span<byte> bytes = stackalloc byte[size + mac];
        Span<byte> signed = stackalloc byte[mac];
        if (text is not { Length: < 100 } || !Base64Url.IsValid(text, out var length) || length != bytes.Length)
            return null;
        Base64Url.DecodeFromChars(text, bytes);
        Sign(bytes[..size], signed);
        if (!CryptographicOperations.FixedTimeEquals(signed, bytes[size..]))
            return null;
        var ends = DateTimeOffset.FromUnixTimeSeconds(60L * BinaryPrimitives.ReadInt32BigEndian(bytes[19..])).UtcDateTime;
        return ends <= nowUtc ? null : new(
            BinaryPrimitives.ReadInt32BigEndian(bytes), BinaryPrimitives.ReadInt32BigEndian(bytes[4..]),
            BinaryPrimitives.ReadInt32BigEndian(bytes[8..]), BinaryPrimitives.ReadInt32BigEndian(bytes[12..]),
            BinaryPrimitives.ReadUInt16BigEndian(bytes[16..]), (bytes[18] & 1) != 0, (bytes[18] & 2) != 0, ends,
            BinaryPrimitives.ReadUInt64BigEndian(bytes[23..]));
    }

    /// <summary>What a form of a ticket's pages carries, with a MAC.</summary>
    public string WriteState(TryTicket ticket, TriedState state)
    {
        var packed = state.Pack();
        return $"{Base64Url.EncodeToString(packed)}.{Base64Url.EncodeToString(SignState(ticket, packed))}";
    }

    /// <summary>What such a form carried; <c>null</c> where it is not of this ticket.</summary>
    public TriedState? ReadState(TryTicket ticket, string? text)
    {
        if (text?.Split('.') is not [var body, var signature] || !Base64Url.IsValid(body) || !Base64Url.IsValid(signature))
            return null;
        var packed = Base64Url.DecodeFromChars(body);
        return CryptographicOperations.FixedTimeEquals(SignState(ticket, packed), Base64Url.DecodeFromChars(signature))
            ? TriedState.Unpack(packed) : null;
    }

    private void Sign(ReadOnlySpan<byte> bytes, Span<byte> to)
    {
        Span<byte> digest = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, bytes, digest);
        digest[..mac].CopyTo(to);
    }

    private byte[] SignState(TryTicket ticket, byte[] packed)
    {
        byte[] all = [.. Encoding.ASCII.GetBytes(Write(ticket)), .. packed];
        return HMACSHA256.HashData(key, all)[..mac];
    }
}
