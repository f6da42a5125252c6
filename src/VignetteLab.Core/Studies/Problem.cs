using System.Globalization;
using System.Resources;

namespace VignetteLab.Core.Studies;

/// <summary>Something that keeps a study from being used.</summary>
/// <param name="File">The file it is in.</param>
/// <param name="Path">The member it is about, as in <c>factors[0].levels[1].words.da</c>; empty for a whole file.</param>
/// <param name="Line">From 1; 0 where there is none, as for a file that is missing.</param>
/// <param name="Said">What is wrong and what to do.</param>
public sealed record Problem(string File, string Path, int Line, Said Said)
{
    private static readonly CultureInfo danish = CultureInfo.GetCultureInfo("da");

    // English is where it is used; Danish is in Problems.da.resx, by the English with its numbered places.
    private static readonly ResourceSet? danishWords = new ResourceManager("VignetteLab.Core.Studies.Problems", typeof(Problem).Assembly)
        .GetResourceSet(danish, createIfNotExists: true, tryParents: false);

    /// <summary>What is wrong and what to do, in English.</summary>
    public string Message => Said.ToString();

    /// <summary>Likewise in a language of the platform; in English where it has no words for it.</summary>
    public string In(string language) => language == "da" ? Said.In(english => Translated(english, language), danish) : Message;

    /// <summary>The words that problems use, in a language of the platform: the format of a <see cref="Said"/> for its English one.</summary>
    public static string Translated(string english, string language) => language == "da" ? danishWords?.GetString(english) ?? english : english;

    /// <inheritdoc/>
    public override string ToString() =>
        $"{File}{(Line > 0 ? $":{Line}" : "")}: {(Path.Length > 0 ? $"{Path}: " : "")}{Message}";
}

/// <summary>What came of reading a study.</summary>
/// <param name="Study">The study; <c>null</c> when there are problems.</param>
/// <param name="Problems">All of them, in the order of the files.</param>
public sealed record StudyReading(Study? Study, IReadOnlyList<Problem> Problems)
{
    /// <summary>All of it that could be read, whatever the problems; <c>null</c> where it is no study at all.</summary>
    public Study? Draft { get; init; } = Study;

    /// <summary>Where each member stands.</summary>
    public SourcePlaces Places { get; init; } = SourcePlaces.None;
}

/// <summary>Where the members of a study stand in its files.</summary>
public sealed class SourcePlaces
{
    private readonly Dictionary<string, (string File, int Line)> places;

    internal SourcePlaces(IEnumerable<(string Path, string File, int Line)> places) =>
        this.places = places.DistinctBy(place => place.Path).ToDictionary(place => place.Path, place => (place.File, place.Line));

    /// <summary>Of a study that could not be read.</summary>
    public static SourcePlaces None { get; } = new([("", StudyFile.Name, 0)]);

    /// <summary>The file and line, from 1, of the member at a path, or of the nearest one that holds it.</summary>
    public (string File, int Line) Of(string path)
    {
        while (path.Length > 0 && !places.ContainsKey(path))
            path = path.LastIndexOfAny(['.', '[']) is > 0 and var cut ? path[..cut] : "";
        return places.GetValueOrDefault(path, (StudyFile.Name, 0));
    }
}

/// <summary>What came of reading a study that is still being written.</summary>
/// <param name="Study">All of it that could be read; what is missing is empty, so nothing that follows from a whole study holds.</param>
/// <param name="Problems">Everything that keeps it from being used, in the order of the file.</param>
public sealed record DraftReading(Study Study, IReadOnlyList<Problem> Problems)
{
    /// <summary>Of the problems, those that would lose something of what was written: no JSON, unknown members, values of another kind.</summary>
    public IReadOnlyList<Problem> Refused { get; init; } = [];

    /// <summary>Whether it can be used as it is.</summary>
    public bool IsWhole => Problems.Count == 0;
}
