namespace VignetteLab.Core.Vignettes;

/// <summary>A run of words that is the same as in another text, or not.</summary>
/// <param name="Text">The words, with the space behind them.</param>
/// <param name="Differs">Whether the other text does not have them here.</param>
public sealed record WordRun(string Text, bool Differs);

/// <summary>Which words of a text another text does not have.</summary>
/// <remarks>The longest common subsequence of words, by dynamic programming; ties go to the earlier word.</remarks>
public static class WordDiff
{
    /// <summary>Compares two texts.</summary>
    /// <param name="text">The text that is read.</param>
    /// <param name="other">The text it is compared with.</param>
    /// <returns>All of <paramref name="text"/> in runs; together they are the text.</returns>
    public static IReadOnlyList<WordRun> Of(string text, string other)
    {
        var (words, others) = (Cut(text), Cut(other));
        var common = new int[words.Count + 1, others.Count + 1];
        for (var i = words.Count - 1; i >= 0; i--)
        {
            for (var j = others.Count - 1; j >= 0; j--)
                common[i, j] = Same(words[i], others[j]) ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        var runs = new List<WordRun>();
        var at = 0;
        for (var i = 0; i < words.Count; i++)
        {
            while (at < others.Count && !Same(words[i], others[at]) && common[i, at + 1] > common[i + 1, at])
                at++;
            var differs = at >= others.Count || !Same(words[i], others[at]);
            if (!differs)
                at++;
            if (runs.Count > 0 && runs[^1].Differs == differs)
                runs[^1] = runs[^1] with { Text = runs[^1].Text + words[i] };
            else
                runs.Add(new(words[i], differs));
        }

        return runs;
    }

    private static bool Same(string one, string other) => one.AsSpan().TrimEnd().SequenceEqual(other.AsSpan().TrimEnd());

    // Each word with the white space behind it, so that nothing of the text is lost.
    private static List<string> Cut(string text)
    {
        var words = new List<string>();
        var from = 0;
        for (var at = 1; at <= text.Length; at++)
        {
            if (at == text.Length || (char.IsWhiteSpace(text[at - 1]) && !char.IsWhiteSpace(text[at])))
            {
                words.Add(text[from..at]);
                from = at;
            }
        }

        return words;
    }
}
