namespace VignetteLab.Benchmarks.Ceiling;

internal enum QuestionKind
{
    Vignette,
    Matrix,
    Choice,
    List,
    Number,
    Line,
}

internal sealed record Labelled(string Code, string Text);

internal sealed record Question(string Code, QuestionKind Kind, string Text)
{
    public IReadOnlyList<Labelled> Items { get; init; } = [];
    public IReadOnlyList<Labelled> Options { get; init; } = [];

    /// <summary>The names of the answers that must not be missing.</summary>
    public IEnumerable<string> Names => Kind switch
    {
        QuestionKind.Matrix => Items.Select(item => $"{Code}_{item.Code}"),
        QuestionKind.Choice or QuestionKind.List or QuestionKind.Number => [Code],
        _ => [],
    };

    public bool Accepts(string? answer) => Kind == QuestionKind.Number
        ? int.TryParse(answer, out _)
        : Options.Any(option => option.Code == answer);
}

internal sealed record SurveyPage(string Name, IReadOnlyList<Question> Questions)
{
    public IReadOnlyList<string> Missing(IFormCollection answers) =>
    [
        .. Questions.SelectMany(question => question.Names.Where(name => !question.Accepts(answers[name]))),
    ];
}
