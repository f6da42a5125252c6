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

    /// <summary>Whether parts stand elsewhere in the draft from now on than they do in the form.</summary>
    public virtual bool IsMoving => false;

    /// <summary>The id of the part to go on with; <c>null</c> for none.</summary>
    public string? GoOn { get; protected set; }

    /// <summary>Does what a button of the form says, before the form is saved.</summary>
    /// <param name="op">As <see cref="ListOps"/> has it.</param>
    public virtual void Do(string op) => GoOn = ListOps.Do(this, op);

    /// <summary>The id of an item's element in a form that has the items of every page; <c>null</c> where there is no such item.</summary>
    protected static string? IdOf(Study study, string? item) => (
        from page in study.Pages.Index()
        from known in page.Item.Items.Index()
        where known.Item.Name == item
        select ListOps.Id($"Pages[{page.Index}].Items", known.Index)).FirstOrDefault();
}
