namespace VignetteLab.Core.Vignettes.Designs;

/// <summary>Regular fractions of factorials: 2^(k−p) and 3^(k−p), each generator dividing the runs by 2 or 3.</summary>
/// <remarks>
/// Source: Box, Hunter and Hunter (2005), Statistics for Experimenters, chapter 6; Wu and Hamada (2009), Experiments,
/// chapters 5 and 6. Checked against R's <c>FrF2</c> (2^(4−1), 2^(5−2)) and the orthogonal array L9.
/// </remarks>
public static class Fraction
{
    /// <summary>The most words of a defining relation that are looked at.</summary>
    private const int maxWords = 65_536;

    /// <summary>The runs of a fraction.</summary>
    /// <param name="levels">How many levels each factor has: all two, or all three.</param>
    /// <param name="generators">At least one; each makes another factor from those that no generator makes.</param>
    /// <param name="names">The factors' names for messages; A, B, C … where not given.</param>
    /// <returns>
    /// The factors that no generator makes run as a full factorial in factor order, the last fastest. With two
    /// levels a made level is the product of signs (level 0 is −1, level 1 is +1); with three it is the sum of
    /// power × level, modulo 3.
    /// </returns>
    /// <exception cref="DesignException">
    /// There is no such fraction, or it makes two factors the same (its resolution is below 3).
    /// </exception>
    public static IReadOnlyList<int[]> Runs(
        IReadOnlyList<int> levels, IReadOnlyList<Generator> generators, IReadOnlyList<string>? names = null)
    {
        DefiningRelation(levels, generators, names);

        var made = generators.ToDictionary(generator => generator.Factor);
        var bases = Enumerable.Range(0, levels.Count).Where(factor => !made.ContainsKey(factor)).ToArray();
        return
        [
            .. Factorial.Runs([.. bases.Select(factor => levels[factor])]).Select(run =>
            {
                var whole = new int[levels.Count];
                foreach (var (factor, level) in bases.Zip(run))
                    whole[factor] = level;
                foreach (var generator in generators)
                    whole[generator.Factor] = Make(generator, levels[generator.Factor], whole);
                return whole;
            }),
        ];
    }

    /// <summary>The words that are the same in every run, the shortest first; with none beside I.</summary>
    /// <inheritdoc cref="Runs" path="/param|/exception"/>
    public static IReadOnlyList<Word> DefiningRelation(
        IReadOnlyList<int> levels, IReadOnlyList<Generator> generators, IReadOnlyList<string>? names = null)
    {
        names ??= FactorNames.Letters(levels.Count);
        FractionRules.Check(levels, generators, names);

        var modulus = levels[0];
        List<(int[] Powers, bool IsNegative)> words = [(new int[levels.Count], false)];
        foreach (var generator in generators)
        {
            if ((long)words.Count * modulus > maxWords)
                throw new DesignException("There are too many generators; state fewer, or take a D-efficient selection.");

            var word = new int[levels.Count];
            word[generator.Factor] = modulus - 1;
            foreach (var term in generator.Terms)
                word[term.Factor] = term.Power;
            words =
            [
                .. from other in words
                   from times in Enumerable.Range(0, modulus)
                   select (
                       other.Powers.Zip(word, (left, right) => (left + times * right) % modulus).ToArray(),
                       other.IsNegative ^ (times == 1 && generator.IsNegative)),
            ];
        }

        var relation = words.Select(word => ToWord(word.Powers, word.IsNegative))
            // In three levels a word and its square say the same; the one that begins with power 1 is kept.
            .Where(word => word.Length > 0 && word.Terms[0].Power == 1)
            .OrderBy(word => word.Length).ThenBy(word => word.Terms, new TermOrder()).ToArray();
        if (relation[0].Length < 3)
            throw new DesignException(FractionRules.Unresolved(relation[0], names));
        return relation;
    }

    /// <summary>
    /// The length of the shortest word of the defining relation: at 3 main effects are confounded with two-factor
    /// interactions, at 4 two-factor interactions with each other, from 5 on neither.
    /// </summary>
    /// <inheritdoc cref="Runs" path="/param|/exception"/>
    public static int Resolution(
        IReadOnlyList<int> levels, IReadOnlyList<Generator> generators, IReadOnlyList<string>? names = null) =>
        DefiningRelation(levels, generators, names)[0].Length;

    private static int Make(Generator generator, int levels, int[] run)
    {
        if (levels == 3)
            return generator.Terms.Sum(term => term.Power * run[term.Factor]) % 3;

        var lows = generator.Terms.Count(term => run[term.Factor] == 0) + (generator.IsNegative ? 1 : 0);
        return lows % 2 == 0 ? 1 : 0;
    }

    private static Word ToWord(int[] powers, bool isNegative) => new(
        [.. powers.Index().Where(term => term.Item > 0).Select(term => new Term(term.Index, term.Item))], isNegative);

    private sealed class TermOrder : IComparer<IReadOnlyList<Term>>
    {
        public int Compare(IReadOnlyList<Term>? x, IReadOnlyList<Term>? y) => (x ?? []).Zip(y ?? [])
            .Select(pair => (pair.First.Factor, pair.First.Power).CompareTo((pair.Second.Factor, pair.Second.Power)))
            .FirstOrDefault(order => order != 0);
    }
}
