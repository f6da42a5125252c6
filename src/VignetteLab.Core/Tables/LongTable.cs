using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;

namespace VignetteLab.Core.Tables;

/// <summary>One row per respondent, vignette and item: what multilevel models and pivot tables read.</summary>
/// <param name="study">The version whose variables make the columns.</param>
/// <param name="language">The language of the labels.</param>
public sealed class LongTable(FrozenStudy study, string language)
{
    private readonly Codebook codebook = new(study);

    /// <summary>The columns, in order.</summary>
    public IReadOnlyList<Variable> Variables =>
    [
        SystemVariables.Respondent, SystemVariables.Version, SystemVariables.Mode, SystemVariables.Language,
        SystemVariables.Position, SystemVariables.Vignette, codebook.Arm, .. codebook.Factors,
        SystemVariables.Item, SystemVariables.ItemPosition, SystemVariables.Value, SystemVariables.ValueText,
        SystemVariables.ValueLabel, SystemVariables.MissingReason, SystemVariables.Revisions,
        SystemVariables.PageSeconds, SystemVariables.AnsweredAt,
    ];

    /// <summary>Writes the rows of one respondent; none without consent.</summary>
    public void Write(Response response, IRowWriter to)
    {
        if (!response.Consented)
            return;
        foreach (var page in response.Study.Pages.Skip(1))
        {
            var visits = response.Saved.Where(save => save.Page == page.Name).ToArray();
            var order = response.Place?.Orders.GetValueOrDefault(page.Name) ?? [.. page.Items.Select(item => item.Name)];
            foreach (var (index, name) in order.Index())
                Write(response, page, response.Study.Item(name), index + 1, visits, to);
        }
    }

    private void Write(Response response, Page page, Item item, int position, SavedPage[] visits, IRowWriter to)
    {
        var withVignette = page.Vignette && response.Place is not null;
        var value = response.Number(item.Name);
        to.Text(response.Respondent);
        to.Number(response.Version);
        to.Text(Allocation.Modes.Name(response.Mode));
        to.Text(visits.Length > 0 ? visits[^1].Language : response.Language);
        to.Number(withVignette ? 1 : null);
        to.Text(withVignette ? response.Place!.Arm : null);
        to.Number(response.Arm?.Code);
        foreach (var code in codebook.LevelCodes(response.Arm))
            to.Number(code);
        to.Text(item.Name);
        to.Number(visits.Length > 0 ? position : null);
        to.Number(value);
        to.Text(response.Text(item.Name));
        to.Text(value is null ? null : item.Column.Values.FirstOrDefault(known => known.Code == value)?.Label.In(language));
        to.Text(response.WhyMissing(page, item)?.Name());
        to.Number(Revisions(item.Name, visits));
        to.Number(visits.Any(visit => visit.Seconds is not null) ? visits.Sum(visit => visit.Seconds ?? 0) : null);
        to.Time(visits.Length > 0 ? visits[^1].AtUtc : null);
        to.EndRow();
    }

    private static int Revisions(string item, SavedPage[] visits)
    {
        var given = visits.Select(visit => visit.Answers.TryGetValue(item, out var answer) ? answer : (Answer?)null)
            .SkipWhile(answer => answer is null).ToArray();
        return given.Zip(given.Skip(1)).Count(pair => pair.First != pair.Second);
    }
}
