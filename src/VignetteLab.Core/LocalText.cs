namespace VignetteLab.Core;

/// <summary>The same words in each of a study's languages.</summary>
/// <param name="Words">Language (as in <c>da</c>) to text, in Unicode form C with LF line ends.</param>
public sealed record LocalText(IReadOnlyDictionary<string, string> Words)
{
    /// <summary>No words in any language.</summary>
    public static LocalText None { get; } = new(new Dictionary<string, string>());

    /// <summary>The words in <paramref name="language"/>.</summary>
    /// <exception cref="KeyNotFoundException">There are none; a study that passes its rules has all.</exception>
    public string In(string language) => Words[language];
}
