using Microsoft.EntityFrameworkCore;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Studies.Drafts;
using VignetteLab.Storage;
using VignetteLab.Web.Pages.Take;

namespace VignetteLab.Web.Pages.Trying;

/// <summary>An edit of a draft as respondents would meet it.</summary>
/// <param name="Study">The study's name.</param>
/// <param name="Version">What would be answered; number 0, since nothing is frozen for good.</param>
/// <param name="LeftOut">What is not finished and was left out, so that the rest can be tried.</param>
/// <param name="Pages">Its pages.</param>
public sealed record TriedDraft(string Study, KeptVersion Version, IReadOnlyList<Problem> LeftOut, SurveyPages Pages);

/// <summary>The drafts that are being tried, worked out once and forgotten when others are tried.</summary>
public sealed class TriedDrafts(LabDatabase database, Components components)
{
    private const int most = 12;

    private readonly LinkedList<((int Study, int Edit) Key, Lazy<(DraftTrial Trial, KeptVersion? Version, SurveyPages Pages)> Value)> known = [];
    private readonly Lock door = new();

    /// <summary>An edit of a draft; <c>null</c> where there is none, or its study is in the bin.</summary>
    /// <returns>The draft, or what is missing from it where nothing can be shown yet.</returns>
    public async Task<(TriedDraft? Draft, IReadOnlyList<Problem> Missing)?> FindAsync(int study, int edit, CancellationToken stop)
    {
        await using var db = database.Open();
        if (await db.Studies.Where(one => one.Id == study && one.BinnedUtc == null).Select(one => one.Name).SingleOrDefaultAsync(stop) is not { } name)
            return null;
        if (Known((study, edit)) is not { } made)
        {
            if (await Drafts.AtAsync(db, study, edit, stop) is not { } state)
                return null;
            made = Keep((study, edit), state.Json);
        }

        var (trial, version, pages) = made.Value;
        return version is null ? (null, trial.LeftOut) : (new(name, version, trial.LeftOut, pages), []);
    }

    private Lazy<(DraftTrial, KeptVersion?, SurveyPages)>? Known((int, int) key)
    {
        lock (door)
        {
            for (var node = known.First; node is not null; node = node.Next)
            {
                if (node.Value.Key != key)
                    continue;
                known.Remove(node);
                known.AddFirst(node);
                return node.Value.Value;
            }

            return null;
        }
    }

    private Lazy<(DraftTrial, KeptVersion?, SurveyPages)> Keep((int Study, int Edit) key, string json)
    {
        var made = new Lazy<(DraftTrial, KeptVersion?, SurveyPages)>(() =>
        {
            var trial = DraftTrial.Of(json);
            return (trial, trial.Study is { } study ? new(0, key.Study, 0, study) : null, new(components, isTrying: true));
        });
        lock (door)
        {
            known.AddFirst((key, made));
            if (known.Count > most)
                known.RemoveLast();
            return made;
        }
    }
}
