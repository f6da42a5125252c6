namespace VignetteLab.Web.Tests;

/// <summary>Reads what an authenticator app would: a key in letters.</summary>
internal static class Base32
{
    public static byte[] Read(string typed)
    {
        var bits = string.Concat(typed.Where(char.IsLetterOrDigit)
            .Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(octet => octet.Length == 8).Select(octet => Convert.ToByte(new string(octet), 2))];
    }
}
