namespace VignetteLab.Storage;

/// <summary>Crockford's letters, five bits each: none reads as a digit.</summary>
public static class Crockford
{
    /// <summary>The 32 of them.</summary>
    public const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>What somebody typed, as it was meant: any case, O for 0, I and L for 1; <c>null</c> where it is none of them.</summary>
    public static string? Read(string typed)
    {
        var read = string.Concat(typed.Select(letter => char.ToUpperInvariant(letter) switch
        {
            'O' => '0',
            'I' or 'L' => '1',
            var other => other,
        }));
        return read.All(letter => Alphabet.Contains(letter)) ? read : null;
    }
}
