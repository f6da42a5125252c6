using VignetteLab.Core.Allocation;
using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Tables;

/// <summary>The variables that come of a study's design, items and scales.</summary>
/// <param name="study">The version whose variables they are.</param>
/// <param name="masked">Whether what tells the arm is left out, see <see cref="Mask"/>.</param>
public sealed class Codebook(FrozenStudy study, bool masked = false)
{
    private static readonly LocalText withheld = SystemVariables.Both(
        "withheld until the study closes, since it would tell the arm", "holdes tilbage, til undersøgelsen lukker, da det ville røbe armen");

    private static readonly MissingReason[] unanswered =
        [MissingReason.NotShown, MissingReason.NotReached, MissingReason.NoAnswer, MissingReason.SkippedAfterPrompt];

    /// <summary>The arm's code.</summary>
    public Variable Arm { get; } = new()
    {
        Name = "arm",
        Type = CellType.Number,
        Measure = "nominal",
        Label = SystemVariables.Both("The arm that the respondent was allocated to", "Den arm, respondenten blev fordelt til"),
        ValueSet = masked ? null : "arm",
        Values = masked ? [] : [.. study.Arms.Select(arm => new Value(arm.Code, arm.Name, arm.Label))],
        Missing = [MissingReason.NotReached],
        Rule = masked ? withheld : null,
    };

    /// <summary>The factors, in the study's order: the level's code, empty for controls.</summary>
    public IReadOnlyList<Variable> Factors { get; } = [.. study.Study.Factors.Select(factor => Told(Of(factor, study, 0), masked))];

    /// <summary>The factors that are the same for all vignettes of a respondent.</summary>
    public IReadOnlyList<Variable> FixedFactors { get; } =
        [.. study.Study.Factors.Where(factor => IsFixed(factor, study)).Select(factor => Told(Of(factor, study, 0), masked))];

    /// <summary>Whether rating points stood highest first: 1 or 0; nothing where they never do.</summary>
    public IReadOnlyList<Variable> Direction { get; } =
        study.Study.ScaleDirection == ScaleDirection.Random ? [SystemVariables.ScaleReversed] : [];

    /// <summary>For each vignette that a respondent sees in turn: its name and its factors; nothing in a between design.</summary>
    public IReadOnlyList<IReadOnlyList<Variable>> Positions { get; } =
    [
        .. Enumerable.Range(1, study.Positions).Select(position => (IReadOnlyList<Variable>)
        [
            Told(At(SystemVariables.VignetteAt(position), position), masked),
            .. study.Study.Factors.Where(factor => !IsFixed(factor, study)).Select(factor => Told(Of(factor, study, position), masked)),
        ]),
    ];

    /// <summary>The items, in the order asked; those of vignette pages once for each vignette.</summary>
    public IReadOnlyList<Variable> Items { get; } =
    [
        .. study.Pages.Skip(1).SelectMany(page => page.Items.Select(item => (page, item))).Select(asked => At(
            ToldIf(Mask.Hides(study, asked.item), Of(asked.page, asked.item, study), masked), asked.page.Repeats is null ? 0 : asked.page.Position)),
    ];

    /// <summary>Whether each manipulation check was answered rightly: 1 or 0.</summary>
    public IReadOnlyList<(Variable Variable, ChoiceItem Item, Check Check, int Position)> Checks { get; } =
    [
        .. study.Pages.SelectMany(page => page.Items.OfType<ChoiceItem>().Select(item => (page, item)))
            .Where(asked => asked.item.Check is not null)
            .Select(asked => (Told(Check(asked.page, asked.item, study), masked), asked.item, asked.item.Check!, asked.page.Position)),
    ];

    /// <summary>The scales' scores.</summary>
    public IReadOnlyList<(Variable Variable, ScaleScore Score)> Scales { get; } =
    [
        .. study.Scales.Select(scale => new ScaleScore(study, scale)).Select(score => (ToldIf(Tells(score.Scale, study), new Variable
        {
            Name = score.Scale.Name,
            Type = CellType.Number,
            Measure = "number",
            Label = score.Scale.Label,
            Unit = SystemVariables.Both("points of the scale", "point på skalaen"),
            Min = score.Lowest,
            Max = score.Highest,
            Rule = SystemVariables.Both(
                $"mean of {string.Join(", ", score.Scale.Items)}; reversed items turned ({score.Turn} minus the answer); missing when fewer than {score.Fewest} of {score.Scale.Items.Count} are answered",
                $"gennemsnit af {string.Join(", ", score.Scale.Items)}; omvendte spørgsmål er vendt ({score.Turn} minus svaret); mangler, når færre end {score.Fewest} af {score.Scale.Items.Count} er besvaret"),
        }, masked), score)),
    ];

    /// <summary>The code of each factor's level, in factor order; <c>null</c> where there is none.</summary>
    /// <param name="arm">The respondent's arm.</param>
    /// <param name="vignette">The vignette that is meant; <c>null</c> for what is the same in all of the respondent's.</param>
    public IEnumerable<double?> LevelCodes(Arm? arm, Vignette? vignette) =>
        study.Study.Factors.Select(factor => LevelOf(factor, arm, vignette)?.Code).Select(code => (double?)code);

    /// <summary>The codes of the factors that are the same for all vignettes of a respondent.</summary>
    public IEnumerable<double?> FixedCodes(Arm? arm) =>
        study.Study.Factors.Where(factor => IsFixed(factor, study)).Select(factor => (double?)LevelOf(factor, arm, null)?.Code);

    /// <summary>The codes of the factors that vary from vignette to vignette.</summary>
    public IEnumerable<double?> VariedCodes(Vignette? vignette) =>
        study.Study.Factors.Where(factor => !IsFixed(factor, study)).Select(factor => (double?)LevelOf(factor, null, vignette)?.Code);

    /// <summary>The code and the name of a respondent's arm; nothing where arms are masked, or before allocation.</summary>
    public (int? Code, string? Name) NameOf(Arm? arm) =>
        arm is null || masked ? (null, null) : (arm.Code, arm.Name);

    /// <summary>A variable that tells the arm: where arms are masked, with the rule that it is withheld.</summary>
    public Variable Told(Variable variable) => Told(variable, masked);

    /// <summary>What tells the arm: nothing where arms are masked.</summary>
    public T? Seen<T>(T? value) => masked ? default : value;

    /// <summary>Likewise, of an answer to an item.</summary>
    public T? Seen<T>(Item item, T? answer) => Mask.Hides(study, item) ? Seen(answer) : answer;

    /// <summary>Likewise, of the score of a scale: the arm may decide which of its items are shown.</summary>
    public T? Seen<T>(Scale scale, T? score) => Tells(scale, study) ? Seen(score) : score;

    /// <summary>Whether nothing may be told of an item, not even that it was shown.</summary>
    public bool Withholds(FrozenStudy of, Item item) => masked && of.TellArm.Contains(item.Name);

    /// <summary>1 where rating points stood highest first for a respondent, 0 where lowest; <c>null</c> before allocation.</summary>
    public static double? DirectionOf(Place? place) => place is null ? null : place.Sequence.IsReversed ? 1 : 0;

    private static Variable At(Variable variable, int position) => variable with { Label = InSituation(variable.Label, position) };

    // One question is asked of each situation; its label says of which.
    private static LocalText InSituation(LocalText label, int position) => position == 0 ? label : new(
        label.Words.ToDictionary(word => word.Key, word => FormattableString.Invariant($"Situation {position}: {word.Value}")));

    private static Variable Told(Variable variable, bool masked) => masked ? variable with { Rule = withheld } : variable;

    private static Variable ToldIf(bool tells, Variable variable, bool masked) => tells ? Told(variable, masked) : variable;

    private static bool Tells(Scale scale, FrozenStudy study) => scale.Items.Any(study.TellArm.Contains);

    private static Level? LevelOf(Factor factor, Arm? arm, Vignette? vignette) =>
        vignette?.Levels.GetValueOrDefault(factor.Name) ?? arm?.Levels.GetValueOrDefault(factor.Name);

    // In a between design the one vignette is the arm.
    private static bool IsFixed(Factor factor, FrozenStudy study) =>
        study.Positions == 0 || study.Study.Design.Kind == DesignKind.Mixed && study.Study.Design.Fixed.Contains(factor.Name);

    private static Variable Of(Factor factor, FrozenStudy study, int position) => new()
    {
        Name = position == 0 ? factor.Name : Repetition.NameAt(position, factor.Name),
        Type = CellType.Number,
        Measure = "nominal",
        Label = InSituation(factor.Label, position),
        ValueSet = factor.Name,
        Values = [.. factor.Levels.Select(level => new Value(level.Code, level.Name, level.Label))],
        Missing = study.Study.Controls.Count > 0 || position == 0 && study.Positions > 0
            ? [MissingReason.NotReached, MissingReason.ByDesign]
            : [MissingReason.NotReached],
    };

    private static Variable Check(Page page, ChoiceItem item, FrozenStudy study) => new()
    {
        Name = $"{item.Name}_correct",
        Type = CellType.Number,
        Measure = "nominal",
        Label = SystemVariables.Both(
            $"Whether {item.Name} fits the vignette that was read", $"Om {item.Name} passer til den vignette, der blev læst"),
        Rule = SystemVariables.Both(
            "1 if the chosen option is the one that is right for the vignette, else 0",
            "1, hvis den valgte mulighed er den rigtige for vignetten, ellers 0"),
        ValueSet = "correct",
        Values =
        [
            new(0, "wrong", SystemVariables.Both("not right", "ikke rigtigt")),
            new(1, "right", SystemVariables.Both("right", "rigtigt")),
        ],
        Min = 0,
        Max = 1,
        Missing = unanswered,
        ShownIf = ShownIf(page, item, study),
    };

    // In the names of the data: an item at each vignette and a factor that varies have that of their place.
    private static string? ShownIf(Page page, Item item, FrozenStudy study) => FrozenStudy.RuleOf(page, item)?.Text(name =>
        study.Asked(page, name)?.Item.Name ??
        (page.Repeats is null || study.Study.Factors.Any(factor => factor.Name == name && IsFixed(factor, study))
            ? name : Repetition.NameAt(page.Position, name)));

    private static Variable Of(Page page, Item item, FrozenStudy study)
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
            ShownIf = ShownIf(page, item, study),
            Missing = [.. unanswered, .. item.Decline.Select(decline => (MissingReason)(int)decline)],
        };
    }
}
