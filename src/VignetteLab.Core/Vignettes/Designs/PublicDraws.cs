using System.Security.Cryptography;

namespace VignetteLab.Core.Vignettes.Designs;

/// <summary>Draws for searches, from a key that is no secret: a design must be the same for all and for ever.</summary>
internal static class PublicDraws
{
    private static readonly byte[] key = SHA256.HashData("vignettelab design"u8);

    public static Draws Of(string label) => new(key, label);

    /// <summary>0 to <paramref name="count"/> − 1 in the order that the label draws.</summary>
    public static int[] Order(string label, int count)
    {
        var order = Enumerable.Range(0, count).ToArray();
        Of(label).Shuffle(order.AsSpan());
        return order;
    }
}
