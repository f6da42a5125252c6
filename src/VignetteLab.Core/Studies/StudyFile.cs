using VignetteLab.Core.Studies.Drafts;
using VignetteLab.Core.Studies.Reading;
using VignetteLab.Core.Studies.Rules;

namespace VignetteLab.Core.Studies;

/// <summary>Reads the study format documented in <c>vignettes/README.md</c>.</summary>
public static class StudyFile
{
    /// <summary>The file that holds a study's structure.</summary>
    public const string Name = "study.json";

    /// <summary>The most bytes that a study may have, all its files together.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    /// <summary>The most parts (objects, lists and values) of a study that comes from outside.</summary>
    public const int MaxUploadedParts = 10_000;

    private static readonly string[] texts = [.. Shape.Members(typeof(LongTexts)).Select(member => member.Name)];

    /// <summary>Reads a study from its files.</summary>
    /// <param name="files">
    /// File name to bytes: <c>study.json</c> and, unless the texts are inside it, a Markdown file for each text and
    /// language. Other files than <c>study.json</c> and <c>*.md</c> are not looked at.
    /// </param>
    /// <param name="folder">The folder's name, which the study must bear; <c>null</c> where there is no folder.</param>
    /// <returns>The study, or every problem there is.</returns>
    public static StudyReading Read(IReadOnlyDictionary<string, byte[]> files, string? folder = null)
    {
        var problems = new List<Problem>();
        if (files.Values.Sum(bytes => (long)bytes.Length) > MaxBytes)
        {
            problems.Add(new(Name, "", 0, $"The study is larger than {MaxBytes / 1024 / 1024} MB. Shorten its texts."));
            return new(null, problems);
        }

        if (!files.TryGetValue(Name, out var bytes))
        {
            problems.Add(new(Name, "", 0, "The file is missing. A study is a folder with a study.json in it."));
            return new(null, problems);
        }

        var root = SourceText.Read(Name, bytes, problems) is { } text ? SourceParser.Parse(Name, text, problems) : null;
        if (root is not { Kind: SourceKind.Object })
        {
            if (root is not null)
                problems.Add(NoObject(root));
            _ = Markdown(files, problems);
            return new(null, InOrder(problems));
        }

        root = WithTexts(root, files, problems);
        var study = new SourceBinder(problems).Bind<Study>(root).Linked();
        problems.AddRange(StudyRules.Problems(study, root, folder, problems));
        return new(problems.Count == 0 ? study : null, InOrder(problems))
        {
            Draft = study,
            Places = new(root.All.Select(node => (node.Path, node.File, node.Line))),
        };
    }

    /// <summary>Reads a study that is still being written, with its texts inside it.</summary>
    /// <returns>
    /// All of it that can be read, and every problem there is. Whatever is missing or cannot be read is empty; JSON that is no
    /// object makes a study of nothing.
    /// </returns>
    public static DraftReading ReadDraft(string json) => ReadDraft(json, [], SourceParser.MaxNodes);

    /// <summary>Reads a study that comes from outside in one file, whole or still being written.</summary>
    /// <param name="bytes">The file: UTF-8 JSON with its texts inside it.</param>
    /// <returns>
    /// As of a draft. What cannot be taken as it stands, since something of the file would be lost, is
    /// <see cref="DraftReading.Refused"/>; a file with any of it is not to be saved.
    /// </returns>
    public static DraftReading ReadUpload(ReadOnlySpan<byte> bytes)
    {
        var problems = new List<Problem>();
        if (bytes.Length > MaxBytes)
            problems.Add(new(Name, "", 0, $"The study is larger than {MaxBytes / 1024 / 1024} MB. Shorten its texts."));
        var text = problems.Count == 0 ? SourceText.Read(Name, bytes, problems) : null;
        return text is null
            ? new(Nothing, problems) { Refused = problems }
            : ReadDraft(text, problems, MaxUploadedParts);
    }

    private static Study Nothing => new SourceBinder([]).Bind<Study>(SourceNode.Object(Name, "", 1, []));

    private static DraftReading ReadDraft(string json, List<Problem> problems, int mostParts)
    {
        var parsed = SourceParser.Parse(Name, json, problems, mostParts);
        if (parsed is { Kind: not SourceKind.Object })
            problems.Add(NoObject(parsed));
        if (parsed is not { Kind: SourceKind.Object } root)
            return new(Nothing, problems) { Refused = problems };

        // Nobody looks for files beside a draft: a text that is missing is missing here.
        if (root.Members.All(member => member.Name != "texts"))
            root = root with { Members = [.. root.Members, ("texts", SourceNode.Object(Name, "texts", root.Line, []))] };
        root = WithTexts(root, new Dictionary<string, byte[]>(), problems);
        var binder = new SourceBinder(problems);
        var study = binder.Bind<Study>(root).Linked();
        var refused = InOrder([.. problems.Where(problem => !binder.Missed.Contains(problem))]);

        // Words of a language that is switched off wait for it to be switched on again.
        problems.AddRange(StudyRules.Problems(SpokenWords.Of(study), root, folder: null, problems));
        return new(study, InOrder(problems)) { Refused = refused };
    }

    /// <summary>What a draft says, without asking whether it can be used: quickly, and whatever is missing is empty.</summary>
    internal static Study Bind(string json) =>
        SourceParser.Parse(Name, json, []) is { Kind: SourceKind.Object } root
            ? new SourceBinder([]).Bind<Study>(WithTexts(root, new Dictionary<string, byte[]>(), [])).Linked()
            : Nothing;

    /// <summary>Reads a study that this program wrote.</summary>
    /// <exception cref="InvalidOperationException">It is no study; the message says why.</exception>
    public static Study ReadCanonical(string json)
    {
        // Without the rules: what was frozen stays readable when a later rule would refuse it.
        var problems = new List<Problem>();
        var root = SourceParser.Parse(Name, json, problems);
        if (root is { Kind: not SourceKind.Object })
            problems.Add(NoObject(root));
        var study = root is { Kind: SourceKind.Object }
            ? new SourceBinder(problems).Bind<Study>(WithTexts(root, new Dictionary<string, byte[]>(), problems)).Linked()
            : null;
        return problems.Count == 0 && study is not null
            ? study
            : throw new InvalidOperationException(string.Join('\n', problems));
    }

    private static Problem[] InOrder(List<Problem> problems) =>
    [
        .. problems.Distinct().OrderBy(problem => problem.File != Name).ThenBy(problem => problem.File, StringComparer.Ordinal)
            .ThenBy(problem => problem.Line),
    ];

    private static Problem NoObject(SourceNode root) =>
        new(Name, "", root.Line, $"This is {root.Described}. A study is an object in {{ }}.");

    private static SourceNode WithTexts(
        SourceNode root, IReadOnlyDictionary<string, byte[]> files, List<Problem> problems)
    {
        var members = root.Members.Where(member => member.Name != "$schema").ToList();
        var markdown = Markdown(files, problems);
        if (members.Find(member => member.Name == "texts").Node is { } inlined)
        {
            members[members.FindIndex(member => member.Name == "texts")] = ("texts", Trimmed(inlined));
            if (markdown.Count > 0)
                problems.Add(new(inlined.File, inlined.Path, inlined.Line, $"The texts are given here and in {markdown[0].File}. Keep one of the two."));
        }
        else
        {
            members.Add(("texts", SourceNode.Object(Name, "texts", 0, [.. texts.Select(text =>
                (text, SourceNode.Object(Name, $"texts.{text}", 0, [.. markdown
                    .Where(node => node.Path.StartsWith($"texts.{text}.", StringComparison.Ordinal))
                    .Select(node => (node.Path.Split('.')[2], node))])))])));
        }

        return SourceNode.Object(root.File, root.Path, root.Line, members);
    }

    // As a file's last line break says nothing, so does an inlined text's: both forms have one fingerprint.
    private static SourceNode Trimmed(SourceNode node) => node with
    {
        Text = node.Text.Trim('\n'),
        Members = [.. node.Members.Select(member => (member.Name, Trimmed(member.Node)))],
    };

    private static List<SourceNode> Markdown(IReadOnlyDictionary<string, byte[]> files, List<Problem> problems)
    {
        var nodes = new List<SourceNode>();
        foreach (var (file, bytes) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            if (!file.EndsWith(".md", StringComparison.Ordinal) || file == "README.md")
                continue;
            if (file.Split('.') is not [var text, var language, "md"] || !texts.Contains(text))
            {
                problems.Add(new(file, "", 0, $"Nothing reads this file. Texts are called {string.Join(", ", texts.Select(text => $"{text}.en.md"))}, and so on for each language."));
                continue;
            }

            if (SourceText.Read(file, bytes, problems) is { } read)
            {
                var words = SourceText.Normal(read);
                var first = 1 + words.TakeWhile(letter => letter == '\n').Count();
                nodes.Add(SourceNode.Leaf(SourceKind.Text, file, $"texts.{text}.{language}", first, words.Trim('\n')));
            }
        }

        return nodes;
    }
}
