namespace VignetteLab.Core.Vignettes;

/// <summary>A part of a paragraph.</summary>
public abstract record Inline
{
    /// <summary>The parts that hold no others: this one, or those within.</summary>
    public virtual IEnumerable<Inline> Leaves => [this];

    /// <summary>The words alone.</summary>
    public abstract string PlainText { get; }

    /// <summary>The same inlines with each leaf replaced.</summary>
    public static IReadOnlyList<Inline> Map(IReadOnlyList<Inline> inlines, Func<Inline, Inline> leaf) =>
        [.. inlines.Select(inline => inline is Stressed stressed
            ? stressed with { Content = Map(stressed.Content, leaf) }
            : leaf(inline))];
}

/// <summary>Words as they stand.</summary>
public sealed record Words(string Text) : Inline
{
    /// <inheritdoc/>
    public override string PlainText => Text;
}

/// <summary>A new line within a paragraph.</summary>
public sealed record LineBreak : Inline
{
    /// <inheritdoc/>
    public override string PlainText => "\n";
}

/// <summary>Bold or italic words.</summary>
public sealed record Stressed(bool Bold, IReadOnlyList<Inline> Content) : Inline
{
    /// <inheritdoc/>
    public override IEnumerable<Inline> Leaves => Content.SelectMany(inline => inline.Leaves);

    /// <inheritdoc/>
    public override string PlainText => string.Concat(Content.Select(inline => inline.PlainText));
}

/// <summary>A place for words that vary, as in <c>{type.tasks}</c>.</summary>
/// <param name="Name">The factor, or factor and grammatical form joined by a full stop.</param>
/// <param name="Line">The line of the text it stands on, from 1.</param>
public sealed record Hole(string Name, int Line) : Inline
{
    /// <inheritdoc/>
    public override string PlainText => $"{{{Name}}}";
}

/// <summary>A hole with its words in it.</summary>
public sealed record Filled(string Hole, string Text) : Inline
{
    /// <inheritdoc/>
    public override string PlainText => Text;
}
