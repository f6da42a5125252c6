using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using VignetteLab.Core;
using VignetteLab.Core.Studies;

namespace VignetteLab.Web.Words;

/// <summary>
/// The platform's own words in one language: English where they are used, others in a file for each part of the house and
/// language, as in <c>Survey.da.resx</c>.
/// </summary>
/// <remarks>The language is an argument, not the thread's: pages are made ahead for everyone who will ask.</remarks>
public sealed class Texts
{
    /// <summary>The parts of the house that have words.</summary>
    private static readonly string[] parts = ["Survey", "Account", "Acts", "Common", "Authoring", "Beginning", "Asking", "Designing", "Trying", "Launching", "Monitoring", "Style"];

    private static readonly Dictionary<string, Texts> known =
        new[] { ("en", "English"), ("da", "Dansk") }.ToDictionary(
            language => language.Item1, language => new Texts(language.Item1, language.Item2));

    private readonly CultureInfo culture;
    private readonly FrozenDictionary<string, string> words;

    private Texts(string language, string name)
    {
        (Language, Name) = (language, name);
        culture = CultureInfo.GetCultureInfo(language);
        words = (language == "en" ? [] : parts.SelectMany(part => Words(part, culture)).DistinctBy(word => word.Key)).ToFrozenDictionary();
    }

    /// <summary>Every language that the platform speaks.</summary>
    public static IReadOnlyCollection<string> Languages => known.Keys;

    /// <summary>The language's tag.</summary>
    public string Language { get; }

    /// <summary>What the language calls itself.</summary>
    public string Name { get; }

    /// <summary>The words in this language for the English ones.</summary>
    public string this[string english] => words.GetValueOrDefault(english, english);

    /// <summary>Likewise, with its places filled as <see cref="string.Format(string, object[])"/> does.</summary>
    public string this[string english, params object[] values] => string.Format(culture, this[english], values);

    /// <summary>A sentence in this language; a problem of a study may be part of it.</summary>
    public string this[Said said] => said.In(english => words.TryGetValue(english, out var known) ? known : Problem.Translated(english, Language), culture);

    /// <summary>Of the languages that are spoken, the one that a browser wants most; <c>null</c> when it wants none of them.</summary>
    public static string? Wanted(HttpRequest request, IReadOnlyCollection<string> spoken) =>
        request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.ToString().Split('-')[0].ToLowerInvariant())
            .FirstOrDefault(spoken.Contains);

    /// <summary>The words of a language; English for one that is not spoken.</summary>
    public static Texts In(string language) => known.GetValueOrDefault(language, known["en"]);

    private static IEnumerable<KeyValuePair<string, string>> Words(string part, CultureInfo culture) =>
        new ResourceManager($"{typeof(Texts).Namespace}.{part}", typeof(Texts).Assembly)
            .GetResourceSet(culture, createIfNotExists: true, tryParents: false)?.Cast<DictionaryEntry>()
            .Select(word => KeyValuePair.Create((string)word.Key, (string)word.Value!)) ?? [];
}
