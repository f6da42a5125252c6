using VignetteLab.Core.Studies;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>A part of a study as a form holds it.</summary>
public abstract record DraftForm
{
    /// <summary>The edit that the form was filled from.</summary>
    public int Revision { get; init; }

    /// <summary>Names that answers or comments are kept by, so that they do not follow the words any more.</summary>
    internal IReadOnlySet<string> Kept { get; set; } = new HashSet<string>();

    /// <summary>Fills the form from a draft.</summary>
    public abstract void Fill(Study study);

    /// <summary>The draft with what the form says; all that it does not show stays.</summary>
    public abstract Study Into(Study study);

    /// <summary>The id of the part to go on with; <c>null</c> for none.</summary>
    public string? GoOn { get; protected set; }

    /// <summary>Does what a button of the form says, before the form is saved.</summary>
    /// <param name="op">As <see cref="ListOps"/> has it.</param>
    public virtual void Do(string op) => GoOn = ListOps.Do(this, op);
}
