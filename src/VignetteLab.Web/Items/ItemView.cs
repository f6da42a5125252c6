using Microsoft.AspNetCore.Components;
using VignetteLab.Core.Items;
using VignetteLab.Web.Pages.Take;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Items;

/// <summary>What every view of an item is given.</summary>
/// <typeparam name="T">The kind of item.</typeparam>
public abstract class ItemView<T> : ComponentBase where T : Item
{
    /// <summary>What is asked.</summary>
    [Parameter, EditorRequired] public required T Item { get; set; }

    /// <summary>The language to ask in.</summary>
    [Parameter, EditorRequired] public required string Language { get; set; }

    /// <summary>What is in the field: an answer as it is posted, or what was typed and could not be read.</summary>
    [Parameter] public string? Posted { get; set; }

    /// <summary>What is wrong with it, in words; <c>null</c> when nothing is.</summary>
    [Parameter] public string? Error { get; set; }

    /// <summary>A remark that is no fault, such as that it is not answered; <c>null</c> without one.</summary>
    [Parameter] public string? Mark { get; set; }

    /// <summary>Whether the answer can no longer be changed.</summary>
    [Parameter] public bool Locked { get; set; }

    /// <summary>Whether rating points stand highest first.</summary>
    [Parameter] public bool IsReversed { get; set; }

    protected Texts Texts => Texts.In(Language);

    protected string Prompt => Item.Prompt.In(Language);

    protected string? Hint => Item.Hint?.In(Language);

    /// <summary>The ids of what describes the field, for a screen reader; <c>null</c> when nothing does.</summary>
    protected string? DescribedBy =>
        string.Join(' ', new[] { (Error, "error"), (Mark, "mark"), (Hint, "hint") }
            .Where(part => part.Item1 is not null).Select(part => $"{Item.Name}-{part.Item2}")) is { Length: > 0 } ids ? ids : null;

    protected string? Frame => Error is not null ? "bad" : Mark is not null ? "flag" : null;

    /// <summary>The ways to decline, as rows below the others.</summary>
    protected IEnumerable<(string Code, string Label)> Declines => Item.Decline.Select(decline => (
        ((int)decline).ToString(System.Globalization.CultureInfo.InvariantCulture),
        Alerts.Declining(decline, Texts)));
}
