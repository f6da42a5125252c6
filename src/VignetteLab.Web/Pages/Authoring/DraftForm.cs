using VignetteLab.Core.Studies;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>A part of a study as a form holds it.</summary>
public abstract record DraftForm
{
    /// <summary>The edit that the form was filled from.</summary>
    public int Revision { get; init; }

    /// <summary>Fills the form from a draft.</summary>
    public abstract void Fill(Study study);

    /// <summary>The draft with what the form says; all that it does not show stays.</summary>
    public abstract Study Into(Study study);
}
