using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using VignetteLab.Core;

namespace VignetteLab.Web.Words;

/// <summary>Places of a study as people would name them.</summary>
public static class PlaceWords
{
    // A question is known by its first words.
    private const int longest = 60;

    /// <summary>A place, as in <c>Factor “Helper”, level 2, words, English</c>.</summary>
    /// <param name="texts">The words of who reads.</param>
    /// <param name="path">
    /// Where it is, with its parts by their names, as in <c>factors[helper].levels[student].words.en</c>, or by their places from 0.
    /// </param>
    /// <param name="drafts">The drafts that can have its parts; the first that has one says what it is.</param>
    public static string Of(StudioTexts texts, string path, params IReadOnlyList<JsonNode?> drafts)
    {
        var nodes = drafts;
        var said = new List<string>();
        var list = "";
        foreach (var step in ReadableChange.Part.Matches(path).Cast<Match>())
        {
            if (step.Groups["name"] is not { Success: true, Value: var name })
            {
                list = step.Value;
                nodes = [.. nodes.Select(node => (node as JsonObject)?[list])];
                said.Add(list == "name" && said.Count > 0 ? texts["Name in the data"] : ReadableChange.Member(texts, list));
                continue;
            }

            // The list itself needs no word beside that of its part.
            var places = nodes.Select(node => PlaceOf(node as JsonArray, name)).ToArray();
            nodes = [.. places.Select(place => place.Part)];
            if (said.Count == 0)
                said.Add("");
            said[^1] = Part(texts, list, places.Select(place => place.Number).FirstOrDefault(number => number > 0), nodes.Select(part => Label(texts, part)).FirstOrDefault(label => label is not null) ?? Name(name, nodes));
        }

        return string.Join(", ", said.Select((word, index) => index == 0 || Texts.Languages.Any(language => Texts.In(language).Name == word) ? word : $"{char.ToLowerInvariant(word[0])}{word[1..]}"));
    }

    // No part has a number for a name.
    private static (JsonNode? Part, int Number) PlaceOf(JsonArray? list, string name) =>
        (list ?? []).Select((part, index) => (Part: part, Number: index + 1)).FirstOrDefault(place =>
            place.Part is JsonObject part && (part["name"] ?? part["vignette"])?.ToString() == name || $"{place.Number - 1}" == name);

    private static string Name(string name, IEnumerable<JsonNode?> parts) =>
        parts.Select(part => part is JsonValue value ? value.ToString() : (part as JsonObject)?["name"]?.ToString())
            .FirstOrDefault(known => !string.IsNullOrEmpty(known) && Names.IsName(known)) ??
        (int.TryParse(name, CultureInfo.InvariantCulture, out var index) ? $"{index + 1}" : name);

    private static string? Label(StudioTexts texts, JsonNode? part) =>
        part is JsonObject known && (known["label"] ?? known["title"] ?? known["prompt"]) is JsonObject { Count: > 0 } words &&
        (words[texts.Language] ?? words.First().Value)?.ToString() is { Length: > 0 } label
            ? label.Length <= longest ? label : $"{label[..longest].TrimEnd()} …"
            : null;

    private static string Part(StudioTexts texts, string list, int number, string label) => list switch
    {
        "factors" => texts["Factor “{0}”", label],
        "levels" => number > 0 ? texts["Level {0}", number] : texts["Level “{0}”", label],
        "controls" => texts["Control arm “{0}”", label],
        "overrides" => texts["Vignette “{0}”", label],
        "pages" => texts["Page “{0}”", label],
        "items" => texts["Question “{0}”", label],
        "options" => texts["Answer “{0}”", label],
        "scales" => texts["Scale “{0}”", label],
        "quotas" => texts["Quota “{0}”", label],
        _ when label == $"{number}" => $"{MemberWords.Of(texts, list)} {label}",
        _ => $"{MemberWords.Of(texts, list)} “{label}”",
    };
}
