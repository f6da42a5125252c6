using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;

namespace VignetteLab.Core.Tables;

/// <summary>One row per respondent, vignette and item: what multilevel models and pivot tables read.</summary>
/// <param name="study">The version whose variables make the columns.</param>
/// <param name="language">The language of the labels.</param>
/// <param name="masked">Whether what tells the arm is left out, see <see cref="Mask"/>.</param>
public sealed class LongTable(FrozenStudy study, string language, bool masked = false)
{
    private readonly Codebook codebook = new(study, masked);

    /// <summary>The columns, in order.</summary>
    public IReadOnlyList<Variable> Variables =>
    [
        SystemVariables.Respondent, SystemVariables.Version, SystemVariables.Mode, SystemVariables.Language,
        SystemVariables.Position, codebook.Told(SystemVariables.Vignette), codebook.Arm, .. codebook.Factors,
        SystemVariables.Item, SystemVariables.ItemPosition, .. codebook.Direction, SystemVariables.Value, SystemVariables.ValueText,
        SystemVariables.ValueLabel, SystemVariables.MissingReason, SystemVariables.Revisions,
        SystemVariables.PageSeconds, codebook.Told(SystemVariables.AnsweredAt),
    ];

    /// <summary>Writes the rows of one respondent; none without consent.</summary>
    public void Write(Response response, IRowWriter to)
    {
        if (!response.Consented)
            return;
        foreach (var page in response.Study.Pages.Skip(1))
        {
            var visits = response.Saved.Where(save => save.Page == page.Name).ToArray();
            // Where the arm decides what stands on a page, the places of the other items would tell it.
            var isTelling = page.Items.Any(item => codebook.Withholds(response.Study, item));
            var position = 0;
            foreach (var item in response.Study.Ordered(page, response.Place?.Sequence))
            {
                var hides = codebook.Withholds(response.Study, item);
                var reason = response.WhyMissing(page, item);
                var stands = reason is not (MissingReason.NotShown or MissingReason.NotReached);
                position += stands ? 1 : 0;
                Write(response, page, item, stands && !isTelling ? position : null, hides ? null : reason, hides ? [] : visits, to);
            }
        }
    }

    private void Write(Response response, Page page, Item item, int? position, MissingReason? reason, SavedPage[] visits, IRowWriter to)
    {
        var vignette = response.VignetteAt(page.Position);
        var seen = codebook.Seen(vignette);
        var value = codebook.Seen(item, response.Number(item.Name));
        to.Text(response.Respondent);
        to.Number(response.Version);
        to.Text(Allocation.Modes.Name(response.Mode));
        to.Text(visits.Length > 0 ? visits[^1].Language : response.Language);
        to.Number(vignette is null ? null : page.Position);
        to.Text(seen?.Name);
        to.Number(codebook.NameOf(response.Arm).Code);
        foreach (var code in codebook.LevelCodes(codebook.Seen(response.Arm), seen))
            to.Number(code);
        to.Text(item.Asked);
        to.Number(position);
        if (codebook.Direction.Count > 0)
            to.Number(response.Place is null ? null : response.Study.IsReversed(page, response.Place.Sequence) ? 1 : 0);
        to.Number(value);
        to.Text(codebook.Seen(item, response.Text(item.Name)));
        to.Text(value is null ? null : item.Column.Values.FirstOrDefault(known => known.Code == value)?.Label.In(language));
        to.Text(reason?.Name());
        to.Number(Revisions(item.Name, visits));
        to.Number(visits.Any(visit => visit.Seconds is not null) ? visits.Sum(visit => visit.Seconds ?? 0) : null);
        to.Time(visits.Length > 0 ? codebook.Seen<DateTime?>(visits[^1].AtUtc) : null);
        to.EndRow();
    }

    private static int Revisions(string item, SavedPage[] visits)
    {
        var given = visits.Select(visit => visit.Answers.TryGetValue(item, out var answer) ? answer : (Answer?)null)
            .SkipWhile(answer => answer is null).ToArray();
        return given.Zip(given.Skip(1)).Count(pair => pair.First != pair.Second);
    }
}
