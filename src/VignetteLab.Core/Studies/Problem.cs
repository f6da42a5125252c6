namespace VignetteLab.Core.Studies;

/// <summary>Something that keeps a study from being used.</summary>
/// <param name="File">The file it is in.</param>
/// <param name="Path">The member it is about, as in <c>factors[0].levels[1].words.da</c>; empty for a whole file.</param>
/// <param name="Line">From 1; 0 where there is none, as for a file that is missing.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record Problem(string File, string Path, int Line, string Message)
{
    /// <inheritdoc/>
    public override string ToString() =>
        $"{File}{(Line > 0 ? $":{Line}" : "")}: {(Path.Length > 0 ? $"{Path}: " : "")}{Message}";
}

/// <summary>What came of reading a study.</summary>
/// <param name="Study">The study; <c>null</c> when there are problems.</param>
/// <param name="Problems">All of them, in the order of the files.</param>
public sealed record StudyReading(Study? Study, IReadOnlyList<Problem> Problems);
