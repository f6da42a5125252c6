namespace VignetteLab.Core.Vignettes.Designs;

/// <summary>
/// Confounded factorials: the deck is a weighted sum of the levels, modulo a prime, so that in a full factorial only
/// the interaction of the factors with weights is confounded with decks.
/// </summary>
internal static class LinearForms
{
    /// <summary>
    /// The runs by the values of drawn forms, one for each prime factor of the number of decks. Where decks come
    /// out equal, cutting the order into equal lengths gives just them; else it gives a start that is near.
    /// </summary>
    public static int[] Order(IReadOnlyList<int> levels, IReadOnlyList<int[]> runs, int decks, Draws draws)
    {
        var deck = new int[runs.Count];
        foreach (var prime in Primes(decks))
        {
            var weights = Weights(levels, prime, draws);
            for (var run = 0; run < deck.Length; run++)
            {
                var sum = 0;
                for (var factor = 0; factor < levels.Count; factor++)
                    sum += weights[factor][runs[run][factor]];
                deck[run] = deck[run] * prime + sum % prime;
            }
        }

        return [.. Enumerable.Range(0, runs.Count).OrderBy(run => deck[run])];
    }

    // What each level of each factor adds to the form.
    private static int[][] Weights(IReadOnlyList<int> levels, int prime, Draws draws) =>
    [
        .. levels.Select(count =>
        {
            var digits = Digits(count, prime);
            var weights = digits.Select(_ => (int)draws.Below((ulong)prime)).ToArray();
            return Enumerable.Range(0, count)
                .Select(level => digits.Zip(weights, (digit, weight) => level / digit % prime * weight).Sum())
                .ToArray();
        }),
    ];

    // Four levels are two factors of two levels, and so on; a number that the prime does not divide stays whole.
    private static List<int> Digits(int count, int prime)
    {
        List<int> digits = [1];
        for (var power = prime; count % (power * prime) == 0; power *= prime)
            digits.Add(power);
        return digits;
    }

    private static IEnumerable<int> Primes(int number)
    {
        for (var prime = 2; prime <= number; prime++)
        {
            for (; number % prime == 0; number /= prime)
                yield return prime;
        }
    }
}
