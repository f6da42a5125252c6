using Microsoft.EntityFrameworkCore;

namespace VignetteLab.Storage;

/// <summary>Edits of one person in a row, made with no long pause: what somebody did in one sitting.</summary>
/// <param name="First">The number of the first edit.</param>
/// <param name="Last">The number of the last one: what the draft said when the person stopped.</param>
/// <param name="By">Who; <c>null</c> for what came from a file on the server.</param>
/// <param name="FromUtc">When the first was saved.</param>
/// <param name="ToUtc">When the last was saved.</param>
/// <param name="Members">The members of the study that they changed, in alphabetical order.</param>
/// <param name="Restores">The edit whose state it brings back, where it is one edit that does.</param>
public sealed record Sitting(int First, int Last, string? By, DateTime FromUtc, DateTime ToUtc, IReadOnlyList<string> Members, int? Restores);

/// <summary>Reads what was done to a draft.</summary>
public static class DraftHistory
{
    /// <summary>How long a pause ends a sitting.</summary>
    public static TimeSpan Pause { get; } = TimeSpan.FromMinutes(10);

    // A draft is saved as one writes, so that a sitting has many edits.
    private const int mostEdits = 1_000;

    /// <summary>The newest sittings.</summary>
    /// <param name="db">The database.</param>
    /// <param name="study">The study.</param>
    /// <param name="before">Only edits with a lower number; <c>null</c> for all.</param>
    /// <param name="most">How many sittings.</param>
    /// <param name="stop">Stops reading.</param>
    /// <returns>Newest first; the number of the first edit of the last is where to go on from.</returns>
    public static async Task<IReadOnlyList<Sitting>> ReadAsync(
        LabDb db, int study, int? before, int most, CancellationToken stop = default)
    {
        var edits = await (
            from edit in db.DraftEdits.AsNoTracking()
            join researcher in db.Users on edit.ResearcherId equals researcher.Id into known
            from researcher in known.DefaultIfEmpty()
            where edit.StudyId == study && (before == null || edit.Number < before)
            orderby edit.Number descending
            select new { edit.Number, By = researcher == null ? null : researcher.Email, edit.AtUtc, edit.Members, edit.Restores })
            .Take(mostEdits).ToListAsync(stop);
        var sittings = new List<Sitting>();
        foreach (var edit in edits)
        {
            var members = edit.Members.Split(',', StringSplitOptions.RemoveEmptyEntries);

            // Beginning, undoing and bringing back are told apart from writing.
            if (edit.Number > 1 && sittings.Count > 0 && sittings[^1] is { Restores: null } last && edit.Restores is null && last.By == edit.By && last.FromUtc - edit.AtUtc <= Pause)
            {
                sittings[^1] = last with
                {
                    First = edit.Number,
                    FromUtc = edit.AtUtc,
                    Members = [.. last.Members.Union(members).Order(StringComparer.Ordinal)],
                };
                continue;
            }

            if (sittings.Count == most)
                break;
            sittings.Add(new(edit.Number, edit.Number, edit.By, edit.AtUtc, edit.AtUtc, members, edit.Restores));
        }

        return sittings;
    }
}
