using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;

namespace VignetteLab.Core.Tables;

/// <summary>One row per respondent who agreed to take part.</summary>
/// <param name="study">The version whose variables make the columns.</param>
public sealed class WideTable(FrozenStudy study)
{
    private readonly Codebook codebook = new(study);

    /// <summary>The columns, in order.</summary>
    public IReadOnlyList<Variable> Variables =>
    [
        SystemVariables.Respondent, SystemVariables.Version, SystemVariables.Mode, SystemVariables.Language,
        SystemVariables.Status, SystemVariables.Stratum, codebook.Arm, SystemVariables.ArmName, .. codebook.Factors,
        .. codebook.Items, .. codebook.Checks.Select(check => check.Variable), .. codebook.Scales.Select(scale => scale.Variable),
        SystemVariables.Started, SystemVariables.Finished, SystemVariables.Duration, SystemVariables.VignetteText,
    ];

    /// <summary>Writes the row of one respondent; none without consent.</summary>
    public void Write(Response response, IRowWriter to)
    {
        if (!response.Consented)
            return;
        to.Text(response.Respondent);
        to.Number(response.Version);
        to.Text(Allocation.Modes.Name(response.Mode));
        to.Text(response.Language);
        to.Text(response.Status);
        to.Text(response.Place?.Stratum);
        to.Number(response.Arm?.Code);
        to.Text(response.Arm?.Name);
        foreach (var code in codebook.LevelCodes(response.Arm))
            to.Number(code);
        foreach (var item in codebook.Items)
            Write(item, response, to);
        foreach (var (_, item, check) in codebook.Checks)
            to.Number(IsCorrect(response, item, check));
        foreach (var (_, score) in codebook.Scales)
            to.Number(score.Of(response.Number));
        to.Time(response.StartedUtc);
        to.Time(response.FinishedUtc);
        to.Number(response.FinishedUtc is { } finished ? Math.Round((finished - response.StartedUtc).TotalSeconds, 3) : null);
        to.Text(response is { Arm: { } arm, VignetteLanguage: { } read } ? response.Study.Vignette(arm.Name, read).Words.PlainText : null);
        to.EndRow();
    }

    private static void Write(Variable item, Response response, IRowWriter to)
    {
        if (item.Type == CellType.Text)
            to.Text(response.Text(item.Name));
        else
            to.Number(response.Number(item.Name));
    }

    private double? IsCorrect(Response response, ChoiceItem item, Check check)
    {
        if (response.Arm is not { } arm || response.Number(item.Name) is not { } code)
            return null;
        var level = arm.IsControl
            ? arm.Name
            : arm.Levels[study.Study.Factors.Index().First(factor => factor.Item.Name == check.Factor).Index].Name;
        if (!check.Correct.TryGetValue(level, out var right))
            return null;
        return item.Options.First(option => option.Code == code).Name == right ? 1 : 0;
    }
}
