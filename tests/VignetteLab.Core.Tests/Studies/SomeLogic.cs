using System.Text;
using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Tests.Vignettes;
using VignetteLab.Core.Tests.Vignettes.Designs;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Tests.Studies;

/// <summary>Studies with random items and rules, for properties; drawn from a key, so that each run looks at the same.</summary>
internal sealed class SomeLogic
{
    private readonly Draws draws;
    private readonly DesignKind kind;
    private readonly Factor[] factors = [SomeFactors.Make("a", "a0", "a1"), SomeFactors.Make("b", "b0", "b1")];
    private readonly List<Page> pages = [];
    private int count;

    private SomeLogic(int number)
    {
        (draws, kind) = (SomeDesigns.Draws($"some logic {number}"), (DesignKind)(number % 3));
        pages.Add(new()
        {
            Name = "start",
            Title = SomeFactors.Both("Start"),
            Items = [Choice("role") with { Required = true }, Choice("shift")],
        });
        foreach (var name in new[] { "early", "soon", "judge", "more", "late", "later", "last" })
            pages.Add(Page(name, name is "judge" or "more"));
    }

    /// <summary>A study, between, within or mixed in turn.</summary>
    public static Study Make(int number) => new SomeLogic(number).Study();

    /// <summary>What reading it finds wrong.</summary>
    public static IReadOnlyList<Problem> Problems(Study study) =>
        StudyFile.Read(new Dictionary<string, byte[]> { ["study.json"] = Encoding.UTF8.GetBytes(CanonicalJson.Write(study)) }).Problems;

    private Study Study() => new()
    {
        Name = "random",
        Title = SomeFactors.Both("Random"),
        Languages = ["en", "da"],
        Contact = "a@example.org",
        Factors = factors,
        Controls = kind == DesignKind.Mixed ? [] : [SomeFactors.Control("none", "a", "b")],
        Design = new() { Kind = kind, Fixed = kind == DesignKind.Mixed ? ["a"] : [] },
        Points = new Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<string>>>
        {
            ["agree"] = new Dictionary<string, IReadOnlyList<string>> { ["en"] = ["no", "so", "yes"], ["da"] = ["nej", "tja", "ja"] },
        },
        Pages = pages,
        Allocation = new() { Procedure = Procedure.PermutedBlocks, Strata = ["role"] },
        Texts = new() { Vignette = SomeFactors.Both("{a}, {b}"), Information = SomeFactors.Both("Read"), Debrief = SomeFactors.Both("Thanks") },
    };

    private Page Page(string name, bool vignette)
    {
        var known = pages.Where(page => !page.Vignette || vignette || kind == DesignKind.Between).SelectMany(page => page.Items).ToArray();
        var afterArm = vignette || pages.Any(page => page.Vignette);
        return new()
        {
            Name = name,
            Title = SomeFactors.Both($"{{item:{known[Any(known.Length)].Name}|you}}") is var title && Is(1, 3) && known[^1] is not TextItem ? title : SomeFactors.Both(name),
            Vignette = vignette,
            ShowIf = name != "judge" && Is(1, 3) ? Rule(known, afterArm, vignette, 2) : null,
            Items = [.. Enumerable.Range(0, 1 + Any(3)).Select(_ => Item() with { ShowIf = Is(1, 2) ? Rule(known, afterArm, vignette, 2) : null })],
        };
    }

    private Item Item()
    {
        var name = $"i{++count}";
        var isRequired = Is(1, 4);
        Decline[] decline = !isRequired && Is(1, 2) ? [Decline.DontKnow] : [];
        return Any(4) switch
        {
            0 => Choice(name) with { Required = isRequired, Decline = decline },
            1 => new RatingItem { Name = name, Prompt = SomeFactors.Both(name), Points = "agree", Required = isRequired, Decline = decline },
            2 => new NumberItem { Name = name, Prompt = SomeFactors.Both(name), Min = 0, Max = 9, Unit = SomeFactors.Both("years"), Required = isRequired, Decline = decline },
            _ => new TextItem { Name = name, Prompt = SomeFactors.Both(name), MaxLength = 60 },
        };
    }

    private static ChoiceItem Choice(string name) => new()
    {
        Name = name,
        Prompt = SomeFactors.Both(name),
        Options = [.. Enumerable.Range(0, 3).Select(option => new Option { Name = $"o{option}", Code = option, Label = SomeFactors.Both($"{name} {option}") })],
    };

    private ShowIf Rule(Item[] known, bool afterArm, bool vignette, int depth)
    {
        if (depth > 0 && Is(1, 3))
        {
            ShowIf[] parts = [.. Enumerable.Range(0, 2 + Any(2)).Select(_ => Rule(known, afterArm, vignette, depth - 1))];
            return Is(1, 2) ? new() { All = parts } : new() { Any = parts };
        }

        if (afterArm && Is(1, 3) && (vignette || kind != DesignKind.Within))
        {
            var factor = factors[vignette || kind == DesignKind.Between ? Any(2) : 0];
            string[] levels = [factor.Levels[Any(2)].Name];
            return Is(1, 2) ? new() { Factor = factor.Name, Is = levels } : new() { Factor = factor.Name, IsNot = levels };
        }

        var item = known[Any(known.Length)];
        if (Is(1, 4) || item is TextItem)
            return new() { Item = item.Name, Answered = Is(1, 2) };
        return item switch
        {
            NumberItem => Is(1, 2) ? new() { Item = item.Name, AtLeast = Any(10) } : new() { Item = item.Name, AtMost = Any(10) },
            RatingItem when Is(1, 2) => new() { Item = item.Name, AtLeast = 1 + Any(2), AtMost = 2 + Any(2) },
            RatingItem => new() { Item = item.Name, Is = [$"{1 + Any(3)}"] },
            { Decline.Count: > 0 } when Is(1, 3) => new() { Item = item.Name, Is = ["dont_know", "o1"] },
            _ => Is(1, 2) ? new() { Item = item.Name, Is = ["o0", "o1"] } : new() { Item = item.Name, IsNot = ["o0"] },
        };
    }

    private int Any(int of) => (int)draws.Below((ulong)of);

    private bool Is(int of, int outOf) => Any(outOf) < of;
}
