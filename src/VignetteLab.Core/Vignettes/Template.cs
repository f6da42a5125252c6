using System.Text;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace VignetteLab.Core.Vignettes;

/// <summary>Reads Markdown in the closed grammar: paragraphs, line breaks, bold, italic, lists, headings, holes.</summary>
/// <remarks>
/// Whatever else Markdown knows (links, images, HTML, code, quotes, tables) stays the characters it is: its parsers are
/// not there, since <c>DisableHtml</c> alone lets <c>javascript:</c> links through.
/// </remarks>
public static partial class Template
{
    private static readonly MarkdownPipeline grammar = Grammar();

    /// <summary>Parses a text.</summary>
    /// <returns>The tree, with a <see cref="Hole"/> for each <c>{factor}</c> or <c>{factor.form}</c>.</returns>
    public static Prose Parse(string markdown)
    {
        try
        {
            return new([.. Markdown.Parse(markdown, grammar).SelectMany(Blocks)]);
        }
        catch (ArgumentException)
        {
            // Markdig gives up on lists and stresses dozens deep. Nobody can read those; the words stay as they are.
            return new([new Paragraph([.. markdown.Split('\n').Index().SelectMany(line => Cut(line.Item, line.Index + 1))])]);
        }
    }

    /// <summary>Braces that are no hole but were probably meant as one, as in <c>{Type}</c>, with their lines from 1.</summary>
    public static IEnumerable<(string Text, int Line)> StrayBraces(string markdown) =>
        from line in markdown.Split('\n').Index()
        from Match brace in Braces.Matches(line.Item)
        where !HolePattern.IsMatch(brace.Value)
        select (brace.Value, line.Index + 1);

    private static MarkdownPipeline Grammar()
    {
        // Without precise locations a hole's line is that of its paragraph.
        var builder = new MarkdownPipelineBuilder().UsePreciseSourceLocation();
        builder.BlockParsers.RemoveAll(parser =>
            parser is not (ListBlockParser or HeadingBlockParser));
        builder.BlockParsers.Add(new PlainParagraphs());
        builder.InlineParsers.RemoveAll(parser =>
            parser is not (EmphasisInlineParser or LineBreakInlineParser or EscapeInlineParser));
        return builder.Build();
    }

    private static IEnumerable<Block> Blocks(Markdig.Syntax.Block block) => block switch
    {
        HeadingBlock heading => [new Heading(Inlines(heading.Inline))],
        ListBlock list => [new Enumeration(list.IsOrdered,
            [.. list.OfType<ListItemBlock>().Select(item => item.SelectMany(Blocks).ToArray())])],
        // The parser of lists knows rules too: there is no taking them out.
        ThematicBreakBlock rule => [new Paragraph([new Words(rule.Content.ToString())])],
        LeafBlock { Inline: not null } leaf => [new Paragraph(Inlines(leaf.Inline))],
        _ => [],
    };

    private static List<Inline> Inlines(ContainerInline? container)
    {
        var inlines = new List<Inline>();
        var text = new StringBuilder();
        var line = 0;
        foreach (var inline in container ?? [])
        {
            // Literals that stand side by side are one text: a hole may run across them.
            if (inline is LiteralInline literal)
            {
                line = text.Length == 0 ? literal.Line : line;
                text.Append(literal.Content.AsSpan());
                continue;
            }

            Flush();
            inlines.Add(inline switch
            {
                LineBreakInline { IsHard: true } => new LineBreak(),
                LineBreakInline => new Words(" "),
                EmphasisInline emphasis => new Stressed(emphasis.DelimiterCount == 2, Inlines(emphasis)),
                _ => throw new InvalidOperationException($"The grammar has no {inline.GetType().Name}."),
            });
        }

        Flush();
        return inlines;

        void Flush()
        {
            inlines.AddRange(Cut(text.ToString(), line + 1));
            text.Clear();
        }
    }

    private static IEnumerable<Inline> Cut(string text, int line)
    {
        var from = 0;
        foreach (Match hole in HolePattern.Matches(text))
        {
            if (hole.Index > from)
                yield return new Words(text[from..hole.Index]);
            yield return new Hole(hole.Groups["name"].Value, line);
            from = hole.Index + hole.Length;
        }

        if (from < text.Length)
            yield return new Words(text[from..]);
    }

    // Markdig's own makes headings of what stands above dashes, and takes out what looks like [a]: link.
    private sealed class PlainParagraphs : ParagraphBlockParser
    {
        public PlainParagraphs() => ParseSetextHeadings = false;

        public override bool Close(BlockProcessor processor, Markdig.Syntax.Block block)
        {
            if (block is ParagraphBlock paragraph)
            {
                for (var line = 0; line < paragraph.Lines.Count; line++)
                    paragraph.Lines.Lines[line].Slice.TrimStart();
                if (paragraph.Lines.Count > 0)
                    paragraph.Lines.Lines[paragraph.Lines.Count - 1].Slice.TrimEnd();
            }

            return true;
        }
    }

    [GeneratedRegex(@"\{(?<name>[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?)\}", RegexOptions.NonBacktracking)]
    private static partial Regex HolePattern { get; }

    [GeneratedRegex(@"\{[^{}]*\}?|\}", RegexOptions.NonBacktracking)]
    private static partial Regex Braces { get; }
}
