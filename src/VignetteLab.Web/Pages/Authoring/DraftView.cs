using VignetteLab.Core.Studies;
using VignetteLab.Core.Studies.Drafts;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;
using VignetteLab.Web.Words;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>A draft as a step shows it.</summary>
public sealed record DraftView
{
    /// <summary>The study's address.</summary>
    public required string Name { get; init; }

    /// <summary>How far the study has come.</summary>
    public required StudyStatus Status { get; init; }

    /// <summary>The edit that is shown.</summary>
    public required DraftState State { get; init; }

    /// <summary>What it says; whatever is still missing is empty.</summary>
    public required Study Study { get; init; }

    /// <summary>What keeps it from being launched.</summary>
    public required IReadOnlyList<Problem> Problems { get; init; }

    /// <summary>When it was saved last.</summary>
    public required DateTime SavedUtc { get; init; }

    /// <summary>Whether whoever looks may change drafts of this study at all.</summary>
    public required bool MayEdit { get; init; }

    /// <summary>Whether it is launched and whoever looks may correct its words now.</summary>
    public bool IsCorrecting => IsEditable && Status != StudyStatus.Draft;

    /// <summary>Whether whoever looks may change it now.</summary>
    public required bool IsEditable { get; init; }

    public required bool CanUndo { get; init; }
    public required bool CanRedo { get; init; }

    /// <summary>What somebody else changed while this was being edited; empty when nobody did.</summary>
    public IReadOnlyList<Conflict> Conflicts { get; init; } = [];

    /// <summary>The languages that words are asked for in; never none.</summary>
    public IReadOnlyList<string> Languages => Study.Languages.Count > 0 ? Study.Languages : ["en"];

    /// <summary>What it is called: its title, in a language where it has one in it; its address where it has none.</summary>
    public string TitleIn(string language) => TitleWords.Of(Study, language, Name);

    /// <summary>What is wrong at a step, and at the pages that it leads to.</summary>
    public IEnumerable<Problem> At(Step step) => Problems.Where(problem => Steps.Of(problem.Path) is { } at && (at == step || at.Under == step.Name));
}
