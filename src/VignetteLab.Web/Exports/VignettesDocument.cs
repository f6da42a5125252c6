using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using VignetteLab.Core.Vignettes;
using VignetteLab.Web.Pages.Authoring;
using VignetteLab.Web.Words;
using Paragraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace VignetteLab.Web.Exports;

/// <summary>Every vignette of a study as a Word document: headings to go by, what varies underlined.</summary>
internal static class VignettesDocument
{
    public static byte[] Write(
        string title, string fingerprint, IReadOnlyList<MatrixRow> rows, IReadOnlyList<string> languages, StudioTexts texts)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = Styles();
            var body = new Body();
            body.Append(Line("Title", title), Line(null, $"{texts["Every vignette"]}: {rows.Count}. {texts["Fingerprint of the study"]}: {fingerprint}"));
            foreach (var row in rows)
            {
                body.Append(Line("Heading1", $"{row.Vignette.Code}. {row.Vignette.Name}"));
                foreach (var language in languages)
                {
                    body.Append(Line("Heading2", Texts.In(language).Name));
                    foreach (var block in row.Texts[language].Wording.Words.Blocks)
                        Append(body, block, language, prefix: null);
                }
            }

            main.Document = new(body);
        }

        return stream.ToArray();
    }

    private static void Append(Body body, Block block, string language, string? prefix)
    {
        switch (block)
        {
            case Enumeration list:
                foreach (var (index, item) in list.Items.Index())
                {
                    foreach (var inner in item)
                        Append(body, inner, language, list.Numbered ? $"{index + 1}. " : "• ");
                }

                break;
            case Core.Vignettes.Paragraph paragraph:
                body.Append(Words(paragraph.Content, language, prefix));
                break;
            case Heading heading:
                body.Append(Words(heading.Content, language, prefix));
                break;
        }
    }

    private static Paragraph Words(IReadOnlyList<Inline> content, string language, string? prefix)
    {
        var paragraph = new Paragraph();
        if (prefix is not null)
            paragraph.Append(Run(prefix, language));
        Add(content, bold: false, italic: false);
        return paragraph;

        void Add(IReadOnlyList<Inline> inlines, bool bold, bool italic)
        {
            foreach (var inline in inlines)
            {
                if (inline is Stressed stressed)
                    Add(stressed.Content, bold || stressed.Bold, italic || !stressed.Bold);
                else if (inline is LineBreak)
                    paragraph.Append(new Run(new Break()));
                else
                    paragraph.Append(Run(inline.PlainText, language, bold, italic, inline is Filled));
            }
        }
    }

    private static Run Run(string text, string language, bool bold = false, bool italic = false, bool varies = false)
    {
        var look = new RunProperties();
        if (bold)
            look.Append(new Bold());
        if (italic)
            look.Append(new Italic());
        if (varies)
            look.Append(new Underline { Val = UnderlineValues.Single });
        look.Append(new Languages { Val = language });
        return new(look, new Text(text) { Space = SpaceProcessingModeValues.Preserve });
    }

    private static Paragraph Line(string? style, string text) => new(
        new ParagraphProperties(style is null ? [] : [new ParagraphStyleId { Val = style }]), new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));

    private static Styles Styles() => new(
        Style("Title", 40, level: null), Style("Heading1", 26, level: 0), Style("Heading2", 20, level: 1));

    private static Style Style(string name, int halfPoints, int? level)
    {
        var paragraph = new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "240", After = "80" });
        if (level is { } outline)
            paragraph.Append(new OutlineLevel { Val = outline });
        return new(
            new StyleName { Val = name == "Title" ? "Title" : $"heading {name[^1]}" }, paragraph,
            new StyleRunProperties(new Bold(), new FontSize { Val = $"{halfPoints}" }))
        {
            Type = StyleValues.Paragraph,
            StyleId = name,
        };
    }
}
