namespace VignetteLab.Core.Vignettes.Designs;

/// <summary>What messages and tables call the factors.</summary>
internal static class FactorNames
{
    /// <summary>A, B, C … and F27, F28 … after Z, as textbooks do.</summary>
    public static IReadOnlyList<string> Letters(int count) =>
        [.. Enumerable.Range(0, count).Select(index => index < 26 ? $"{(char)('A' + index)}" : $"F{index + 1}")];

    /// <summary>The index of the factor called <paramref name="name"/>.</summary>
    /// <param name="text">All of what was written, for the message.</param>
    /// <exception cref="UnreadableException">There is none.</exception>
    public static int Find(string name, string text, IReadOnlyList<string> names)
    {
        for (var index = 0; index < names.Count; index++)
        {
            if (names[index] == name)
                return index;
        }

        throw name.Length == 0
            ? new UnreadableException($"A factor's name is missing in “{text}”; write factors with * between them, as in {Example(names)}.")
            : new UnreadableException($"There is no factor “{name}”, which “{text}” names; the factors are {List(names)}.");
    }

    /// <summary>a, b and c.</summary>
    public static Said List(IEnumerable<string> words) => words.ToArray() switch
    {
        [] => "none",
        [var only] => Said.Of("{0}", only),
        [.. var all, var last] => Said.Of("{0} and {1}", string.Join(", ", all), last),
    };

    private static string Example(IReadOnlyList<string> names) =>
        names.Count > 1 ? $"{names[0]}*{names[1]}" : "age*job";
}
