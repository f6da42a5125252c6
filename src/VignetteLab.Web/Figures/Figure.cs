using Microsoft.AspNetCore.Components;

namespace VignetteLab.Web.Figures;

/// <summary>A figure: what it finds in a sentence, a drawing, and the numbers it is drawn from.</summary>
public sealed record Figure
{
    /// <summary>Its name in addresses and files.</summary>
    public required string Name { get; init; }

    /// <summary>What it is about.</summary>
    public required string Title { get; init; }

    /// <summary>What it shows, in a sentence or two.</summary>
    public required string Finding { get; init; }

    /// <summary>How it is counted, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Its numbers.</summary>
    public required FigureTable Table { get; init; }

    /// <summary>What is drawn; <c>null</c> where the table says it all.</summary>
    public FigureDrawing? Drawing { get; init; }
}

/// <summary>Something that a component draws.</summary>
/// <param name="Component">The component; its parameter <c>Data</c> takes this.</param>
public abstract record FigureDrawing(Type Component)
{
    /// <summary>The parameters of the component.</summary>
    /// <param name="figure">The figure that is drawn.</param>
    public Dictionary<string, object> Parameters(Figure figure) => new() { ["Figure"] = figure, ["Data"] = this };
}

/// <summary>A drawing as SVG.</summary>
public abstract class DrawingBase<T> : ComponentBase where T : FigureDrawing
{
    /// <summary>The figure it belongs to.</summary>
    [Parameter, EditorRequired]
    public required Figure Figure { get; set; }

    /// <summary>What is drawn.</summary>
    [Parameter, EditorRequired]
    public required T Data { get; set; }
}
