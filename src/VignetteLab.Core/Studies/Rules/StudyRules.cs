using FluentValidation;
using FluentValidation.Results;
using VignetteLab.Core.Studies.Reading;
using VignetteLab.Core.Vignettes.Designs;

namespace VignetteLab.Core.Studies.Rules;

/// <summary>The rules that a study must meet before it can be kept; each says what is wrong and what to do.</summary>
internal sealed class StudyRules : AbstractValidator<Study>
{
    private static readonly string[] spoken = ["en", "da"];

    private StudyRules(string? folder)
    {
        RuleFor(study => study.Name).Must(Names.IsAddress)
            .Saying("“{PropertyValue}” cannot be the address of a study. Use lower-case letters a to z, digits and hyphens, a letter first, at most 60.");
        RuleFor(study => study.Name).Equal(folder)
            .When(study => folder is not null && Names.IsAddress(study.Name))
            .Saying("The study calls itself “{PropertyValue}” but its folder is “{1}”. Give both the same name.", folder);
        RuleFor(study => study.Languages).NotEmpty().Saying("Name at least one language, as in [\"en\", \"da\"].");
        RuleForEach(study => study.Languages).Must(language => spoken.Contains(language))
            .Saying("Pages can speak {1}, not “{PropertyValue}”.", FactorNames.List(spoken));
        RuleFor(study => study.Languages).Must(languages => languages.Distinct().Count() == languages.Count)
            .Saying("A language is named twice. Name each once.");
        RuleFor(study => study.Contact).NotEmpty()
            .Saying("Say where a respondent can write to, as in \"contact\": \"research@example.org\".");
        RuleFor(study => study.Minutes).InclusiveBetween(0, 60)
            .Saying("{PropertyValue} is not a number of minutes from 1 to 60. Write how long the study takes.");
        Include(new WordsRules());
        Include(new FactorRules());
        Include(new TemplateRules());
        Include(new PageRules());
        Include(new LogicRules());
        Include(new PipingRules());
        Include(new VariableRules());
        Include(new ScaleRules());
        Include(new DesignRules());
        Include(new RepetitionRules());
        Include(new AllocationRules());
        Include(new QuotaRules());
        Include(new PlanRules());
        Include(new AboutRules());
    }

    /// <summary>What the rules find, each with the file and line that it is about.</summary>
    /// <param name="known">What reading found; a rule does not say it again.</param>
    public static IEnumerable<Problem> Problems(
        Study study, SourceNode root, string? folder, IReadOnlyList<Problem> known)
    {
        var nodes = root.All.DistinctBy(node => node.Path).ToDictionary(node => node.Path);
        // Of an item of an unknown kind nothing else can be said.
        var said = known.Select(problem => problem.Path.EndsWith(".kind", StringComparison.Ordinal)
            ? problem.Path[..^".kind".Length] : problem.Path).Where(path => path.Length > 0).ToHashSet();
        var above = said.SelectMany(path => Above(path, '.')).ToHashSet();
        var unread = known.Where(problem => problem.Path.Length == 0).Select(problem => problem.File).ToHashSet();
        return new StudyRules(folder).Validate(Built.Context(study)).Errors
            .Select(failure => (Path: PathOf(failure.PropertyName), Failure: failure))
            .Where(found => !above.Contains(found.Path) && !Above(found.Path, '.', '[').Append(found.Path).Any(said.Contains))
            .Select(found => Located(found.Path, found.Failure, nodes))
            .Where(problem => problem.Line > 0 || !unread.Contains(problem.File))
            .Distinct();
    }

    private static IEnumerable<string> Above(string path, params char[] marks)
    {
        for (var cut = path.LastIndexOfAny(marks); cut > 0; cut = path.LastIndexOfAny(marks, cut - 1))
            yield return path[..cut];
    }

    private static Problem Located(string path, ValidationFailure failure, Dictionary<string, SourceNode> nodes)
    {
        var at = path;
        SourceNode? node;
        while (!nodes.TryGetValue(at, out node))
            at = at.LastIndexOfAny(['.', '[']) is > 0 and var cut ? at[..cut] : "";

        // A text that should be a file of its own and is not there has no line to point to.
        if (node is { Line: 0 } && path.Split('.') is ["texts", var text, var language])
            return new($"{text}.{language}.md", "", 0, "The file is missing. Write the text in it.");
        // Within JSON a text is one line, however many it has.
        var line = node.File == StudyFile.Name ? node.Line : node.Line + Failure.Below(failure);
        return new(node.File, node.File == StudyFile.Name ? path : "", line, Failure.Said(failure));
    }

    // FluentValidation names properties as C# does: “Factors[0].Levels[1].Name”.
    // Our own paths begin in lower case and may hold the authors' names, which stay as they are.
    private static string PathOf(string property) =>
        char.IsAsciiLetterUpper(property[0]) ? string.Join('.', property.Split('.').Select(Shape.Camel)) : property;
}
