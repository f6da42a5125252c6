using System.Text.Json;
using System.Text.RegularExpressions;

namespace VignetteLab.Core.Studies.Drafts;

/// <summary>What of a study can be corrected while respondents answer it: words and labels, and nothing that is counted, drawn or coded.</summary>
public static partial class Amendable
{
    /// <summary>What two versions differ in beyond words: it makes another study.</summary>
    /// <param name="before">Canonical JSON of the version that respondents answer.</param>
    /// <param name="after">Canonical JSON of the correction.</param>
    /// <returns>The places, as deep as they can be named; none where only words differ.</returns>
    public static IReadOnlyList<DraftChange> Beyond(string before, string after) =>
        [.. DraftDiff.Between(before, after).Where(change => !IsWords(change))];

    /// <summary>Likewise of a correction that is still being written, in which words may be missing.</summary>
    /// <param name="before">Canonical JSON of the version that respondents answer.</param>
    /// <param name="after">Canonical JSON of the draft.</param>
    public static IReadOnlyList<DraftChange> BeyondSoFar(string before, string after) =>
        [.. Beyond(before, after).Where(change => change.After is not null || !Words.IsMatch(change.Path) && !Words.IsMatch($"{change.Path}.en") && !Plain.IsMatch(change.Path))];

    // Words stand under their language, and those of points in a list; parts are called by their names in brackets, so that no
    // factor or page can pass for a language.
    private static bool IsWords(DraftChange change) => (Kind(change.Before), Kind(change.After)) switch
    {
        ((JsonValueKind.String, 0), (JsonValueKind.String, 0)) => Words.IsMatch(change.Path) || Plain.IsMatch(change.Path),
        ((JsonValueKind.Array, var one), (JsonValueKind.Array, var other)) => one == other && Points.IsMatch(change.Path),
        _ => false,
    };

    private static (JsonValueKind Kind, int Length) Kind(string? json)
    {
        if (json is null)
            return (JsonValueKind.Undefined, 0);
        using var read = JsonDocument.Parse(json);
        return (read.RootElement.ValueKind, read.RootElement.ValueKind == JsonValueKind.Array ? read.RootElement.GetArrayLength() : 0);
    }

    // Every place that holds words, one kind of part after the other; what is not named here cannot be corrected.
    private const string words =
        @"^(title|inspiredBy|about\.(controller|purpose|eligible|task|recipients|source|reward|support|varied)|texts\.(vignette|information|debrief)" +
        @"|factors\[[^\]]+\]\.label|factors\[[^\]]+\]\.levels\[[^\]]+\]\.(label|words|forms\.[a-z0-9_]+)" +
        @"|controls\[[^\]]+\]\.(label|words\.[a-z0-9_.]+)|overrides\[[^\]]+\]\.words\.[a-z0-9_.]+" +
        @"|pages\[[^\]]+\]\.(title|lead|items\[[^\]]+\]\.(prompt|hint|unit|options\[[^\]]+\]\.label))|scales\[[^\]]+\]\.label)\.[a-z]{2,3}$";

    [GeneratedRegex(words)]
    private static partial Regex Words { get; }

    [GeneratedRegex(@"^(contact|about\.(dataProtection|ethics))$")]
    private static partial Regex Plain { get; }

    [GeneratedRegex(@"^points\.[a-z0-9_]+\.[a-z]{2,3}$")]
    private static partial Regex Points { get; }
}
