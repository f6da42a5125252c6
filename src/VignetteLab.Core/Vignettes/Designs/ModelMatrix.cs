namespace VignetteLab.Core.Vignettes.Designs;

/// <summary>
/// What a design can tell of a model: the mean and the stated effects, coded so that over all combinations the
/// columns are orthogonal with mean square 1.
/// </summary>
/// <remarks>
/// D and A do not depend on the choice among such codings; normalised Helmert contrasts are used. Source: Atkinson,
/// Donev and Tobias (2007), Optimum Experimental Designs, with SAS, chapter 10. Checked against R's <c>AlgDesign</c>.
/// </remarks>
public sealed class ModelMatrix
{
    /// <summary>The most parameters a model may have, the mean among them.</summary>
    public const int MaxParameters = 1_000;

    private readonly Symmetric information;
    private readonly int runs;

    /// <param name="levels">How many levels each factor has.</param>
    /// <param name="effects">Main effects and interactions; the mean is always in the model.</param>
    /// <param name="runs">Combinations as level indices from 0, one per factor; may repeat.</param>
    /// <exception cref="DesignException">The effects have more than <see cref="MaxParameters"/> parameters.</exception>
    public ModelMatrix(IReadOnlyList<int> levels, IReadOnlyList<Effect> effects, IReadOnlyList<int[]> runs)
    {
        Factorial.Check(levels, runs);
        this.runs = runs.Count;
        Effects = [.. effects.Where(effect => effect.Order > 0).Distinct()];
        Parameters = Count(levels, Effects);
        var columns = Columns(levels, Effects, runs);
        information = new(Information(columns), columns.Length);
        Inestimable = [.. FindInestimable(levels)];
    }

    /// <summary>The effects in the model besides the mean, each once.</summary>
    public IReadOnlyList<Effect> Effects { get; }

    /// <summary>How many parameters the model has, the mean among them.</summary>
    public int Parameters { get; }

    /// <summary>How many parameters these runs can estimate at once.</summary>
    public int Rank => information.Rank;

    /// <summary>The effects that have a part which these runs cannot tell from the others.</summary>
    public IReadOnlyList<Effect> Inestimable { get; }

    /// <summary>
    /// 100 × |X'X|^(1/p) / n in percent: 100 for a full factorial; 0 when an effect cannot be estimated. It speaks
    /// of the stated effects only.
    /// </summary>
    public double DEfficiency => information.IsSingular ? 0 : 100 * information.Determinant.Root(Parameters) / runs;

    /// <summary>
    /// 100 × p / (n × trace of (X'X)⁻¹) in percent: 100 for a full factorial; 0 when an effect cannot be estimated.
    /// </summary>
    public double AEfficiency => information.IsSingular ? 0 : 100 * Parameters / (runs * information.TraceOfInverse);

    /// <summary>How many parameters a model of these effects has, the mean among them.</summary>
    internal static int Count(IReadOnlyList<int> levels, IReadOnlyList<Effect> effects)
    {
        var count = 1 + effects.Sum(effect => Designs.Columns.Count(levels, effect));
        return count <= MaxParameters ? (int)count : throw new DesignException(
            $"These effects have {count} parameters; at most {MaxParameters} can be judged. State fewer interactions.");
    }

    /// <summary>The mean's column and those of each effect, a value per run.</summary>
    internal static double[][] Columns(
        IReadOnlyList<int> levels, IReadOnlyList<Effect> effects, IReadOnlyList<int[]> runs) =>
        [.. effects.Prepend(Effect.Mean).SelectMany(effect => Designs.Columns.Of(levels, effect, runs))];

    private static double[] Information(double[][] columns)
    {
        var size = columns.Length;
        var cells = new double[size * size];
        for (var row = 0; row < size; row++)
        {
            for (var column = 0; column <= row; column++)
                cells[row * size + column] = cells[column * size + row] = Vector.Dot(columns[row], columns[column]);
        }

        return cells;
    }

    private IEnumerable<Effect> FindInestimable(IReadOnlyList<int> levels)
    {
        var first = 1;
        foreach (var effect in Effects)
        {
            var count = (int)Designs.Columns.Count(levels, effect);
            if (Enumerable.Range(first, count).Any(information.IsConfounded))
                yield return effect;
            first += count;
        }
    }
}
