using VignetteLab.Core.Allocation;
using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Tables;

/// <summary>One row per respondent who agreed to take part.</summary>
/// <param name="study">The version whose variables make the columns.</param>
/// <param name="masked">Whether what tells the arm is left out, see <see cref="Mask"/>.</param>
public sealed class WideTable(FrozenStudy study, bool masked = false)
{
    private readonly Codebook codebook = new(study, masked);

    /// <summary>The columns, in order.</summary>
    public IReadOnlyList<Variable> Variables =>
    [
        SystemVariables.Respondent, SystemVariables.Version, SystemVariables.Mode, SystemVariables.Language,
        SystemVariables.Status, SystemVariables.Counted, SystemVariables.NotCountedReason,
        SystemVariables.Stratum, .. Clusters, .. Quotas, codebook.Arm, codebook.Told(SystemVariables.ArmName), .. DeckNumber,
        .. codebook.FixedFactors, .. codebook.Direction, .. codebook.Positions.SelectMany(position => position),
        .. codebook.Items, .. codebook.Checks.Select(check => check.Variable), .. codebook.Scales.Select(scale => scale.Variable),
        codebook.Told(SystemVariables.Started), codebook.Told(SystemVariables.Finished), SystemVariables.Duration, .. VignetteText,
    ];

    private Variable[] Clusters => study.Study.Allocation.Procedure == Procedure.Cluster ? [SystemVariables.Cluster] : [];

    private Variable[] Quotas => study.Study.Quotas.Count > 0 ? [SystemVariables.QuotasOver] : [];

    private Variable[] DeckNumber => study.Positions > 0 ? [codebook.Told(SystemVariables.Deck)] : [];

    // Of several vignettes the words stand in their own sheet: they would make a row of thousands of words.
    private Variable[] VignetteText => study.Positions == 0 ? [codebook.Told(SystemVariables.VignetteText)] : [];

    /// <summary>Writes the row of one respondent; none without consent.</summary>
    public void Write(Response response, IRowWriter to)
    {
        if (!response.Consented)
            return;
        to.Text(response.Respondent);
        to.Number(response.Version);
        to.Text(Modes.Name(response.Mode));
        to.Text(response.Language);
        to.Text(response.Status);
        to.Number(response.NotCounted is null ? 1 : 0);
        to.Text(response.NotCounted);
        WriteAllocation(response, to);
        foreach (var item in codebook.Items)
            Write(item, response, to);
        foreach (var check in codebook.Checks)
            to.Number(codebook.Seen(IsCorrect(response, check.Item, check.Check, check.Position)));
        foreach (var (_, score) in codebook.Scales)
            to.Number(codebook.Seen(score.Scale, score.Of(response.Number)));
        to.Time(codebook.Seen<DateTime?>(response.StartedUtc));
        to.Time(codebook.Seen(response.FinishedUtc));
        to.Number(response.FinishedUtc is { } finished ? Math.Round((finished - response.StartedUtc).TotalSeconds, 3) : null);
        if (study.Positions == 0)
            to.Text(codebook.Seen(response.VignetteAt(1)) is { } vignette && response.LanguageAt(1) is { } read ? response.Study.Wording(vignette.Name, read).Words.PlainText : null);
        to.EndRow();
    }

    private void WriteAllocation(Response response, IRowWriter to)
    {
        to.Text(response.Place?.Stratum);
        if (Clusters.Length > 0)
            to.Text(response.Place?.Seat?.Cluster);
        if (Quotas.Length > 0)
            to.Text(response.Place is { } place ? string.Join(' ', place.Quotas) : null);
        var arm = codebook.Seen(response.Arm);
        var (number, name) = codebook.NameOf(response.Arm);
        to.Number(number);
        to.Text(name);
        if (DeckNumber.Length > 0)
            to.Number(arm?.Deck);
        foreach (var code in codebook.FixedCodes(arm))
            to.Number(code);
        if (codebook.Direction.Count > 0)
            to.Number(Codebook.DirectionOf(response.Place));
        for (var position = 1; position <= study.Positions; position++)
        {
            var vignette = codebook.Seen(response.VignetteAt(position));
            to.Text(vignette?.Name);
            foreach (var code in codebook.VariedCodes(vignette))
                to.Number(code);
        }
    }

    private void Write(Variable item, Response response, IRowWriter to)
    {
        if (item.Type == CellType.Text)
            to.Text(codebook.Seen(study.Item(item.Name), response.Text(item.Name)));
        else
            to.Number(codebook.Seen(study.Item(item.Name), response.Number(item.Name)));
    }

    private double? IsCorrect(Response response, ChoiceItem item, Check check, int position)
    {
        if (response.Arm is not { } arm || response.Number(item.Name) is not { } code)
            return null;
        var about = AskedAbout(response, arm, check.Factor, position);
        if (about is null || !check.Correct.TryGetValue(about, out var right))
            return null;
        return item.Options.First(option => option.Code == code).Name == right ? 1 : 0;
    }

    // Of several vignettes, an item that stands on no vignette's page asks about what is the same in all of them.
    private string? AskedAbout(Response response, Arm arm, string factor, int position)
    {
        if (study.Positions > 0 && position == 0)
            return arm.Levels.GetValueOrDefault(factor)?.Name;
        var vignette = response.VignetteAt(Math.Max(position, 1));
        return vignette is { IsControl: true }
            ? vignette.Name
            : (vignette?.Levels.GetValueOrDefault(factor) ?? arm.Levels.GetValueOrDefault(factor))?.Name;
    }
}
