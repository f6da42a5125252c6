namespace VignetteLab.Core.Vignettes;

/// <summary>Words to read, as a tree in the closed grammar of the texts; no markup is left in it.</summary>
/// <param name="Blocks">Paragraphs, headings and lists, in order.</param>
public sealed record Prose(IReadOnlyList<Block> Blocks)
{
    /// <summary>Every inline of the tree, depth first.</summary>
    public IEnumerable<Inline> Inlines => Blocks.SelectMany(block => block.Inlines);

    /// <summary>The words alone: paragraphs parted by an empty line, list items by a line break.</summary>
    public string PlainText => string.Join("\n\n", Blocks.Select(block => block.PlainText));

    /// <summary>How many words, parted by white space.</summary>
    public int WordCount =>
        PlainText.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>Fills every hole.</summary>
    /// <param name="words">Hole (as in <c>type.tasks</c>) to words; they are text, whatever they look like.</param>
    /// <exception cref="KeyNotFoundException">A hole has no words.</exception>
    public Prose Fill(IReadOnlyDictionary<string, string> words) =>
        new([.. Blocks.Select(block => block.Map(inline =>
            inline is Hole hole ? new Filled(hole.Name, words[hole.Name]) : inline))]);
}

/// <summary>A part of a text that stands by itself.</summary>
public abstract record Block
{
    /// <summary>Every inline within, depth first.</summary>
    public abstract IEnumerable<Inline> Inlines { get; }

    /// <summary>The words alone.</summary>
    public abstract string PlainText { get; }

    /// <summary>The same block with each leaf replaced.</summary>
    public abstract Block Map(Func<Inline, Inline> leaf);
}

/// <summary>Running words.</summary>
public sealed record Paragraph(IReadOnlyList<Inline> Content) : Block
{
    /// <inheritdoc/>
    public override IEnumerable<Inline> Inlines => Content.SelectMany(inline => inline.Leaves);

    /// <inheritdoc/>
    public override string PlainText => string.Concat(Content.Select(inline => inline.PlainText));

    /// <inheritdoc/>
    public override Block Map(Func<Inline, Inline> leaf) => new Paragraph(Inline.Map(Content, leaf));
}

/// <summary>A heading; information and debrief may have them, a vignette may not.</summary>
public sealed record Heading(IReadOnlyList<Inline> Content) : Block
{
    /// <inheritdoc/>
    public override IEnumerable<Inline> Inlines => Content.SelectMany(inline => inline.Leaves);

    /// <inheritdoc/>
    public override string PlainText => string.Concat(Content.Select(inline => inline.PlainText));

    /// <inheritdoc/>
    public override Block Map(Func<Inline, Inline> leaf) => new Heading(Inline.Map(Content, leaf));
}

/// <summary>A list of items, numbered or not.</summary>
public sealed record Enumeration(bool Numbered, IReadOnlyList<IReadOnlyList<Block>> Items) : Block
{
    /// <inheritdoc/>
    public override IEnumerable<Inline> Inlines => Items.SelectMany(item => item).SelectMany(block => block.Inlines);

    /// <inheritdoc/>
    public override string PlainText =>
        string.Join('\n', Items.Select(item => string.Join('\n', item.Select(block => block.PlainText))));

    /// <inheritdoc/>
    public override Block Map(Func<Inline, Inline> leaf) =>
        new Enumeration(Numbered, [.. Items.Select(item => item.Select(block => block.Map(leaf)).ToArray())]);
}
