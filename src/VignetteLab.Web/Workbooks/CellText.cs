using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace VignetteLab.Web.Workbooks;

/// <summary>Parts of a study file as text in a cell, and back.</summary>
internal static partial class CellText
{
    /// <summary>Excel's most characters in a cell.</summary>
    public const int Longest = 32_767;

    private static readonly JsonSerializerOptions plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What stands in a cell; empty where the part cannot stand in one, or is not there.</summary>
    public static string Write(BookKind kind, JsonNode? node) => Fitting(node is null ? "" : kind switch
    {
        BookKind.Names => Names(node.AsArray()),
        BookKind.Pairs => Pairs(node.AsObject()),
        BookKind.Rule => node.ToJsonString(plain),
        _ when node is JsonValue value && value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => node.ToJsonString(),
    });

    /// <summary>What a cell says.</summary>
    /// <returns>The part; <c>null</c> where the cell says nothing of the kind.</returns>
    public static JsonNode? Read(BookKind kind, string text) => kind switch
    {
        BookKind.Number => int.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : null,
        BookKind.Truth => text.Trim().ToLowerInvariant() switch
        {
            "true" or "yes" or "ja" or "sand" or "1" => JsonValue.Create(true),
            "false" or "no" or "nej" or "falsk" or "0" => JsonValue.Create(false),
            _ => null,
        },
        BookKind.Names => text.TrimStart().StartsWith('[') ? Json(text) as JsonArray : new JsonArray(
            [.. text.Split(',', StringSplitOptions.TrimEntries).Select(name => (JsonNode)JsonValue.Create(name))]),
        BookKind.Pairs => text.TrimStart().StartsWith('{') ? Json(text) as JsonObject : PairsOf(text),
        BookKind.Rule => Json(text) as JsonObject,
        BookKind.Text => JsonValue.Create(text.Trim()),
        _ => JsonValue.Create(text),
    };

    /// <summary>JSON that a cell or several hold; <c>null</c> for what is none.</summary>
    public static JsonNode? Json(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: new() { MaxDepth = 32, AllowDuplicateProperties = false });
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // What XML cannot say, Excel cannot hold; a part that cannot stand in a cell is kept elsewhere.
    private static string Fitting(string text) =>
        text.Length <= Longest && !Escape.IsMatch(text) && text.All(letter => letter is '\n' or '\t' or >= ' ' and not '\uFFFE' and not '\uFFFF' && !char.IsSurrogate(letter) || char.IsSurrogate(letter)) && IsWhole(text)
            ? text : "";

    private static bool IsWhole(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (!char.IsSurrogate(text[index]))
                continue;
            if (!char.IsSurrogatePair(text, index++))
                return false;
        }

        return true;
    }

    private static string Names(JsonArray names) => names.All(name => name is JsonValue value &&
        (value.GetValueKind() == JsonValueKind.Number || Simple.IsMatch(value.ToString())))
        ? string.Join(", ", names.Select(name => name!.ToString()))
        : names.ToJsonString(plain);

    private static string Pairs(JsonObject pairs) => pairs.All(pair => Simple.IsMatch(pair.Key) && Simple.IsMatch(pair.Value?.ToString() ?? ""))
        ? string.Join(", ", pairs.Select(pair => $"{pair.Key} = {pair.Value}"))
        : pairs.ToJsonString(plain);

    private static JsonObject? PairsOf(string text)
    {
        var pairs = new JsonObject();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.Split('=', StringSplitOptions.TrimEntries) is not [var name, var value] || pairs.ContainsKey(name))
                return null;
            pairs[name] = value;
        }

        return pairs;
    }

    // Excel's own escape of a letter, which some programs undo and some do not.
    [GeneratedRegex("_x[0-9A-Fa-f]{4}_")]
    private static partial Regex Escape { get; }

    // Nothing in it reads as a comma, a pair, or as JSON.
    [GeneratedRegex(@"^[^\s,=\[\]{}""][^,=\n\[\]{}""]*(?<!\s)$")]
    private static partial Regex Simple { get; }
}
