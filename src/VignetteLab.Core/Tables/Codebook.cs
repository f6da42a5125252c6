using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Tables;

/// <summary>The variables that come of a study's design, items and scales.</summary>
public sealed class Codebook(FrozenStudy study)
{
    private static readonly MissingReason[] unanswered =
        [MissingReason.NotReached, MissingReason.NoAnswer, MissingReason.SkippedAfterPrompt];

    /// <summary>The arm's code.</summary>
    public Variable Arm { get; } = new()
    {
        Name = "arm",
        Type = CellType.Number,
        Measure = "nominal",
        Label = SystemVariables.Both("The arm that the respondent was allocated to", "Den arm, respondenten blev fordelt til"),
        ValueSet = "arm",
        Values = [.. study.Arms.Select(arm => new Value(arm.Code, arm.Name, arm.Label))],
        Missing = [MissingReason.NotReached],
    };

    /// <summary>The factors, in the study's order: the level's code, empty for control arms.</summary>
    public IReadOnlyList<Variable> Factors { get; } =
    [
        .. study.Study.Factors.Select(factor => new Variable
        {
            Name = factor.Name,
            Type = CellType.Number,
            Measure = "nominal",
            Label = factor.Label,
            ValueSet = factor.Name,
            Values = [.. factor.Levels.Select(level => new Value(level.Code, level.Name, level.Label))],
            Missing = study.Study.Controls.Count > 0
                ? [MissingReason.NotReached, MissingReason.ByDesign]
                : [MissingReason.NotReached],
        }),
    ];

    /// <summary>The items, in the order asked.</summary>
    public IReadOnlyList<Variable> Items { get; } = [.. study.Study.Items.Select(Of)];

    /// <summary>Whether each manipulation check was answered rightly: 1 or 0.</summary>
    public IReadOnlyList<(Variable Variable, ChoiceItem Item, Check Check)> Checks { get; } =
    [
        .. study.Study.Items.OfType<ChoiceItem>().Where(item => item.Check is not null).Select(item => (new Variable
        {
            Name = $"{item.Name}_correct",
            Type = CellType.Number,
            Measure = "nominal",
            Label = SystemVariables.Both(
                $"Whether {item.Name} fits the vignette that was read", $"Om {item.Name} passer til den vignette, der blev læst"),
            Rule = SystemVariables.Both("1 if the chosen option is the one that is right for the respondent's arm, else 0", "1, hvis den valgte mulighed er den rigtige for respondentens arm, ellers 0"),
            ValueSet = "correct",
            Values =
            [
                new(0, "wrong", SystemVariables.Both("not right", "ikke rigtigt")),
                new(1, "right", SystemVariables.Both("right", "rigtigt")),
            ],
            Min = 0,
            Max = 1,
            Missing = unanswered,
        }, item, item.Check!)),
    ];

    /// <summary>The scales' scores.</summary>
    public IReadOnlyList<(Variable Variable, ScaleScore Score)> Scales { get; } =
    [
        .. study.Study.Scales.Select(scale => new ScaleScore(study, scale)).Select(score => (new Variable
        {
            Name = score.Scale.Name,
            Type = CellType.Number,
            Measure = "number",
            Label = score.Scale.Label,
            Unit = SystemVariables.Both("points of the scale", "point på skalaen"),
            Min = 1,
            Max = score.Points,
            Rule = SystemVariables.Both(
                $"mean of {string.Join(", ", score.Scale.Items)}; reversed items turned ({score.Points + 1} minus the answer); missing when fewer than {score.Fewest} of {score.Scale.Items.Count} are answered",
                $"gennemsnit af {string.Join(", ", score.Scale.Items)}; omvendte spørgsmål er vendt ({score.Points + 1} minus svaret); mangler, når færre end {score.Fewest} af {score.Scale.Items.Count} er besvaret"),
        }, score)),
    ];

    /// <summary>The code of an arm's level of each factor, in factor order; <c>null</c> for control arms.</summary>
    public IEnumerable<double?> LevelCodes(Arm? arm) =>
        Factors.Select((_, index) => arm is { IsControl: false } ? arm.Levels[index].Code : (double?)null);

    private static Variable Of(Item item)
    {
        var column = item.Column;
        return new()
        {
            Name = column.Name,
            Type = column.Kind == ColumnKind.Text ? CellType.Text : CellType.Number,
            Measure = column.Kind.ToString().ToLowerInvariant(),
            Label = item.Prompt,
            Unit = column.Unit,
            ValueSet = column.ValueSet,
            Values = column.Values,
            Min = column.Kind == ColumnKind.Text ? null : column.Min,
            Max = column.Kind == ColumnKind.Text ? null : column.Max,
            Reversed = column.Reversed,
            Missing = [.. unanswered, .. item.Decline.Select(decline => (MissingReason)(int)decline)],
        };
    }
}
