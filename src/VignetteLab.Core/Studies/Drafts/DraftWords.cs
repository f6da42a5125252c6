using System.Collections;
using VignetteLab.Core.Studies.Reading;

namespace VignetteLab.Core.Studies.Drafts;

/// <summary>Fills in the words that a draft does not have yet, so that it can be looked at.</summary>
internal static class DraftWords
{
    /// <summary>What stands where there are no words in any language.</summary>
    public const string Missing = "[…]";

    // Optional words that say nothing stay unsaid; these are read by respondents and must be there.
    private static readonly string[] needed = ["title", "label", "prompt", "unit", "vignette", "information", "debrief"];

    /// <summary>The draft with words in each of its languages wherever it has a place for them.</summary>
    public static Study Filled(Study study) => (Study)Record(study, study.Languages.Count == 0 ? ["en"] : study.Languages);

    private static object Filled(object value, string name, IReadOnlyList<string> languages) => value switch
    {
        LocalText words => Words(words, name, languages),
        string or bool or int or Enum => value,
        IDictionary dictionary => Dictionary(dictionary, name, languages),
        IEnumerable list => List(list, name, languages),
        _ => Record(value, languages),
    };

    private static LocalText Words(LocalText words, string name, IReadOnlyList<string> languages)
    {
        var other = languages.Select(language => words.Words.GetValueOrDefault(language, "")).FirstOrDefault(text => text.Length > 0);
        if (other is null && !needed.Contains(name) && words.Words.Count == 0)
            return words;
        return new(languages.ToDictionary(
            language => language, language => words.Words.GetValueOrDefault(language) is { Length: > 0 } text ? text : other ?? Missing));
    }

    private static IDictionary Dictionary(IDictionary dictionary, string name, IReadOnlyList<string> languages)
    {
        var filled = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(dictionary.GetType().GetGenericArguments()))!;
        foreach (DictionaryEntry entry in dictionary)
            filled[entry.Key] = Filled(entry.Value!, name, languages);
        return filled;
    }

    private static Array List(IEnumerable list, string name, IReadOnlyList<string> languages)
    {
        var parts = list.Cast<object>().Select(part => Filled(part, name, languages)).ToArray();
        var filled = Array.CreateInstance(Shape.Element(ListOf(list.GetType()))!, parts.Length);
        parts.CopyTo(filled, 0);
        return filled;
    }

    private static Type ListOf(Type type) => type.GetInterfaces().Append(type).First(known =>
        known.IsGenericType && known.GetGenericTypeDefinition() == typeof(IReadOnlyList<>));

    private static object Record(object record, IReadOnlyList<string> languages)
    {
        var filled = Activator.CreateInstance(record.GetType())!;
        foreach (var member in Shape.Members(record.GetType()))
        {
            if (member.Property.GetValue(record) is { } value)
                member.Property.SetValue(filled, Filled(value, member.Name, languages));
        }

        return filled;
    }
}
