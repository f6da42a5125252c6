using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Tests.Vignettes;
using VignetteLab.Core.Tests.Vignettes.Designs;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Tests.Studies;

/// <summary>A study of random factors and exclusions, frozen.</summary>
internal sealed record SomeStudy(FrozenStudy Frozen, int Number)
{
    public Study Study => Frozen.Study;

    /// <summary>Chance for whoever looks at it, the same in every run.</summary>
    public Draws Draws => SomeDesigns.Draws($"study {Number}");

    public IReadOnlyList<string> Arms { get; } = [.. Frozen.Arms.Select(arm => arm.Name)];

    public override string ToString() =>
        $"number {Number}: {string.Join('×', Study.Factors.Select(factor => factor.Levels.Count))}, " +
        $"{Study.Design.Kind}, {Study.Design.Decks} decks, {Study.Allocation.Procedure}, without " +
        string.Join(" or ", Study.Exclusions.Select(exclusion => string.Join('+', exclusion.Not.Values)));
}

/// <summary>
/// Studies for properties: 2 to 7 factors with 2 to 6 levels and up to four exclusions, of every kind, with every procedure;
/// drawn from a key, so that a run tomorrow looks at the same studies as today's.
/// </summary>
internal static class SomeStudies
{
    private const int most = 128;

    private static readonly LocalText words = SomeFactors.Both("Words");

    /// <summary>Thirty-six studies: each kind of design with each procedure twice.</summary>
    public static IReadOnlyList<SomeStudy> All { get; } = [.. Enumerable.Range(0, 36).Select(number =>
    {
        var draws = SomeDesigns.Draws($"some study {number}");
        return Make(number, Levels(2 + (int)draws.Below(6), draws), (DesignKind)(number % 3), (Procedure)(number / 3 % 6), draws);
    })];

    /// <summary>The names of all combinations, in the order of the factors, that no exclusion names: found anew, combination by combination.</summary>
    public static IReadOnlyList<string> Eligible(Study study)
    {
        int[] levels = [.. study.Factors.Select(factor => factor.Levels.Count)];
        return
        [
            .. Core.Vignettes.Designs.Factorial.Runs(levels)
                .Select(run => run.Index().ToDictionary(at => study.Factors[at.Index].Name, at => study.Factors[at.Index].Levels[at.Item].Name))
                .Where(run => !study.Exclusions.Any(exclusion => exclusion.Not.All(part => run[part.Key] == part.Value)))
                .Select(run => string.Join('_', study.Factors.Select(factor => run[factor.Name]))),
        ];
    }

    private static int[] Levels(int factors, Draws draws)
    {
        while (true)
        {
            int[] levels = [.. Enumerable.Range(0, factors).Select(_ => 2 + (int)draws.Below(5))];
            if (levels.Aggregate(1, (product, count) => product * count) <= most)
                return levels;
        }
    }

    private static SomeStudy Make(int number, int[] levels, DesignKind kind, Procedure procedure, Draws draws)
    {
        var names = SomeDesigns.Names(levels.Length);
        Factor[] factors = [.. names.Zip(levels).Select(factor => SomeFactors.Make(
            factor.First, [.. Enumerable.Range(0, factor.Second).Select(level => $"{factor.First}{level}")]))];
        var order = (VignetteOrder)draws.Below(3);
        // In a mixed design the first factor stays the same, and exclusions are among the others, where there are two of them.
        var excludable = kind == DesignKind.Mixed ? factors[1..] : factors;
        var exclusions = excludable.Length < 2 ? [] : Enumerable.Range(0, (int)draws.Below(5)).Select(_ => Exclusion(excludable, draws)).ToArray();
        var vignettes = Universe.Of(kind == DesignKind.Mixed ? factors[1..] : factors, [], exclusions, []).Count;
        var decks = kind == DesignKind.Between || vignettes == 0 ? 1 : Divisor(vignettes, draws);
        var study = new Study
        {
            Name = "random",
            Title = words,
            Languages = ["en"],
            Contact = "a@example.org",
            Factors = factors,
            Controls = kind == DesignKind.Between ? [SomeFactors.Control("none", [.. factors.Select(factor => factor.Name)])] : [],
            Exclusions = exclusions,
            // Williams squares end at twenty treatments.
            Design = new()
            {
                Kind = kind,
                Fixed = kind == DesignKind.Mixed ? [factors[0].Name] : [],
                Decks = decks,
                Order = order == VignetteOrder.Williams && vignettes / decks > 20 ? VignetteOrder.Random : order,
            },
            Pages = [Asks("before", "role", "shift"), Asks("opinion", "answer") with { Vignette = true, Order = PageOrder.Random }],
            Allocation = Plan(procedure, draws),
            Texts = new() { Vignette = SomeFactors.Both(string.Join(' ', factors.Select(factor => $"{{{factor.Name}}}"))), Information = words, Debrief = words },
        };
        // Every third arm is wanted twice as often, where the arms are known by name without building the design.
        var shares = kind == DesignKind.Between
            ? Eligible(study).Where((_, arm) => arm % 3 == 1).ToDictionary(arm => arm, _ => 2)
            : [];
        return new(new FrozenStudy(CanonicalJson.Write(study with { Allocation = study.Allocation with { Shares = shares } })), number);
    }

    private static Exclusion Exclusion(Factor[] factors, Draws draws)
    {
        var order = SomeDesigns.Order(draws, factors.Length);
        return SomeFactors.Not([.. order.Take(2 + (int)draws.Below((ulong)Math.Min(2, factors.Length - 1)))
            .Select(factor => (factors[factor].Name, factors[factor].Levels[(int)draws.Below((ulong)factors[factor].Levels.Count)].Name))]);
    }

    private static int Divisor(int number, Draws draws)
    {
        var divisors = Enumerable.Range(1, number).Where(divisor => number % divisor == 0).ToArray();
        return divisors[draws.Below((ulong)divisors.Length)];
    }

    private static AllocationPlan Plan(Procedure procedure, Draws draws) => new()
    {
        Procedure = procedure,
        Strata = procedure is Procedure.Complete or Procedure.Cluster ? [] : ["role", "shift"],
        Multiples = draws.Below(2) == 0 ? [1] : [1, 3],
        Places = procedure == Procedure.Complete ? 40 + (int)draws.Below(40) : 0,
        Cluster = procedure == Procedure.Cluster ? "role" : null,
        Measure = (Measure)draws.Below(3),
    };

    private static Page Asks(string page, params string[] items) => new()
    {
        Name = page,
        Title = words,
        Items =
        [
            .. items.Select(item => new ChoiceItem
            {
                Name = item,
                Prompt = words,
                Required = true,
                Options = [.. Enumerable.Range(0, 3).Select(option => new Option { Name = $"{item}_{option}", Code = option, Label = words })],
            }),
        ],
    };
}
