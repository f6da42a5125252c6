using FluentValidation;
using VignetteLab.Core.Vignettes;
using VignetteLab.Core.Vignettes.Designs;

namespace VignetteLab.Core.Studies.Rules;

/// <summary>The design can be built, and shows every level.</summary>
internal sealed class DesignRules : AbstractValidator<Study>
{
    private const int mostVignettes = 20;

    public DesignRules() => RuleFor(study => study).Custom((study, context) =>
    {
        if (Exclusions(study, context) & Members(study, context))
            Build(study, context);
        if (Built.Of(context).Vignettes is { } vignettes)
            Overrides(study, vignettes, context);
    });

    private static bool Exclusions(Study study, ValidationContext<Study> context)
    {
        var count = 0;
        foreach (var (e, exclusion) in study.Exclusions.Index())
        {
            if (exclusion.Not.Count < 2)
                Report($"exclusions[{e}].not", "An exclusion names levels of at least two factors. To do without a level altogether, take it out of its factor.");
            if (study.Design.Kind == DesignKind.Mixed && exclusion.Not.Keys.Any(study.Design.Fixed.Contains) && !exclusion.Not.Keys.All(study.Design.Fixed.Contains))
                Report($"exclusions[{e}].not", "In a mixed design every respondent of a deck judges the same vignettes, so an exclusion names fixed factors or varied ones, not both. Name one kind, or let another factor be fixed.");
            foreach (var (name, level) in exclusion.Not)
            {
                if (study.Factors.FirstOrDefault(factor => factor.Name == name) is not { } factor)
                    Report($"exclusions[{e}].not.{name}", $"There is no factor called “{name}”. The factors are: {string.Join(", ", study.Factors.Select(known => known.Name))}.");
                else if (factor.IsOrder)
                    Report($"exclusions[{e}].not.{name}", $"“{name}” varies the order of vignettes and words none, so no combination can be left out for it. Take it out of the exclusion.");
                else if (factor.Levels.All(known => known.Name != level))
                    Report($"exclusions[{e}].not.{name}", $"“{name}” has no level called “{level}”. It has: {string.Join(", ", factor.Levels.Select(known => known.Name))}.");
            }
        }

        return count == 0;

        void Report(string path, Said said)
        {
            count++;
            DesignRules.Report(context, path, said);
        }
    }

    private static void Overrides(Study study, IReadOnlyList<Vignette> vignettes, ValidationContext<Study> context)
    {
        var names = vignettes.Where(vignette => !vignette.IsControl).Select(vignette => vignette.Name).ToHashSet();
        foreach (var (o, other) in study.Overrides.Index())
        {
            var path = $"overrides[{o}].vignette";
            if (!names.Contains(other.Vignette))
                Report(context, path, $"There is no vignette called “{other.Vignette}”, or it is excluded. Join its levels' names by _ in the order of the factors, or take the override out.");
            else if (study.Overrides.Take(o).Any(earlier => earlier.Vignette == other.Vignette))
                Report(context, path, $"“{other.Vignette}” is reworded twice. Put all its words into one override.");
        }
    }

    private static bool Members(Study study, ValidationContext<Study> context)
    {
        var (design, count) = (study.Design, 0);
        var isMixed = design.Kind == DesignKind.Mixed;
        Need(design.Fixed.Count > 0, isMixed, "fixed", "names the factors that stay the same for a respondent", "a mixed design");
        Need(design.Generators.Count > 0, design.Selection == Selection.Fraction, "generators", "makes a fraction, as in [\"d = a*b*c\"]", "the selection “fraction”");
        Need(design.Size != 0, design.Selection == Selection.Efficient, "size", "says how many vignettes there are to be", "the selection “efficient”");
        Need(design.Vignettes.Count > 0, design.Selection == Selection.Given, "vignettes", "names the vignettes", "the selection “given”");
        Need(design.DeckList.Count > 0, design.Selection == Selection.GivenDecks, "deckList", "names the vignettes of each deck", "the selection “given_decks”");
        if (design.Decks is < 1 or > 1000)
            Fail("decks", $"{design.Decks} is not a number of decks from 1 to 1000.");
        if (design.Kind == DesignKind.Between && (design.Decks > 1 || design.Selection == Selection.GivenDecks))
            Fail("decks", "In a between design everyone sees one vignette, so there are no decks. Write \"kind\": \"within\", or take the decks out.");
        if (design.Selection == Selection.GivenDecks && design.Decks > 1)
            Fail("decks", "The decks are given, so they are not split. Take “decks” out.");
        if (design.Kind == DesignKind.Between && design.Order != VignetteOrder.Random)
            Fail("order", "In a between design everyone sees one vignette, so there is no order. Write \"kind\": \"within\", or take “order” out.");
        foreach (var (f, name) in design.Fixed.Index())
        {
            if (study.Factors.All(factor => factor.Name != name))
                Fail($"fixed[{f}]", $"There is no factor called “{name}”. The factors are: {string.Join(", ", study.Factors.Select(factor => factor.Name))}.");
            else if (design.Fixed.Take(f).Contains(name))
                Fail($"fixed[{f}]", $"“{name}” is named twice. Name it once.");
        }

        foreach (var (v, name) in design.Vignettes.Index().Where(named => study.Controls.Any(control => control.Name == named.Item)))
            Fail($"vignettes[{v}]", $"“{name}” is a control arm, and controls are always shown. Take it out of this list.");
        foreach (var factor in study.Factors.Where(factor => factor.IsOrder && (!isMixed || !design.Fixed.Contains(factor.Name))))
            Fail("fixed", $"“{factor.Name}” varies the order of vignettes, so it stays the same for a respondent. Make the design mixed and name it here.");
        if (isMixed && Arms.Inner(study.Factors, design).Count == 0)
            Fail("fixed", "No factor is left to vary inside the deck. Name fewer here, or make the design between.");
        if (study.Factors.Count(factor => factor.IsOrder) > 1)
            Fail("fixed", "Two factors vary the order of vignettes. Keep one.");
        return count == 0;

        void Need(bool given, bool wanted, string member, Said what, Said where)
        {
            if (wanted && !given)
                Fail(member, $"“{member}” {what}; with {where} it is needed.");
            else if (given && !wanted)
                Fail(member, $"“{member}” {what}, which only {where} has. Take it out, or change the design.");
        }

        void Fail(string member, Said said)
        {
            count++;
            Report(context, $"design.{member}", said);
        }
    }

    private static void Build(Study study, ValidationContext<Study> context)
    {
        var built = Built.Of(context);
        if (built.Fault is { } fault)
        {
            if (!Generators(study, context))
                return;
            Report(context, Path(study.Design, built), fault);
            return;
        }

        if (built.Arms is not { } arms)
            return;
        if (arms.Count > Universe.MaxSize)
        {
            Report(context, "design", $"The design makes {arms.Count} arms; at most {Universe.MaxSize} are possible. Take a level of a fixed factor out, or make fewer decks.");
            return;
        }

        var most = arms.Max(arm => arm.Vignettes.Count);
        if (study.Design.Kind != DesignKind.Between && most is < 2 or > mostVignettes)
            Report(context, "design", $"Each respondent would judge {Vignettes(most)}; 2 to {mostVignettes} are possible. Change the number of decks or the selection.");
        foreach (var (f, factor) in study.Factors.Index())
        {
            foreach (var (l, level) in factor.Levels.Index().Where(level => !arms.Any(arm => Shows(arm, factor, level.Item))))
            {
                // Who gave the vignettes has left it out there.
                var path = study.Design.Selection switch
                {
                    Selection.GivenDecks => "design.deckList",
                    Selection.Given => "design.vignettes",
                    _ => $"factors[{f}].levels[{l}]",
                };
                Report(context, path, $"The design shows no vignette with “{level.Name}”, so nothing can be said about it. Change the selection or the exclusions, or take the level out.");
            }
        }
    }

    // Each wrong generator at its own place, rather than the first alone.
    private static bool Generators(Study study, ValidationContext<Study> context)
    {
        if (study.Design.Selection != Selection.Fraction)
            return true;
        var inner = Arms.Inner(study.Factors, study.Design);
        var names = inner.Select(factor => factor.Name).ToArray();
        var (known, count) = (new List<(int Index, Generator Generator)>(), 0);
        foreach (var (g, text) in study.Design.Generators.Index())
        {
            try
            {
                known.Add((g, Generator.Parse(text, names)));
            }
            catch (UnreadableException error)
            {
                Fail(g, error.Said);
            }
        }

        var levels = inner.Select(factor => factor.Levels.Count).Distinct().ToArray();
        foreach (var (index, said) in levels is [2 or 3] ? FractionRules.Faults(levels[0], [.. known.Select(one => one.Generator)], names) : [])
            Fail(known[index].Index, said);
        return count == 0;

        void Fail(int generator, Said said)
        {
            count++;
            Report(context, $"design.generators[{generator}]", said);
        }
    }

    private static Said Vignettes(int count) => count == 1 ? Said.Of("1 vignette") : Said.Of("{0} vignettes", count);

    private static string Path(Design design, Built built) => design.Selection switch
    {
        _ when built.Vignettes is { } vignettes && vignettes.All(vignette => vignette.IsControl) => "exclusions",
        _ when built.IsFaultOfDecks => "design.decks",
        Selection.Fraction => "design.generators",
        Selection.Efficient => "design.size",
        Selection.Given => "design.vignettes",
        Selection.GivenDecks => "design.deckList",
        _ => "design",
    };

    private static bool Shows(Arm arm, Factor factor, Level level) =>
        arm.Levels.GetValueOrDefault(factor.Name)?.Name == level.Name ||
        arm.Vignettes.Any(vignette => vignette.Levels.GetValueOrDefault(factor.Name)?.Name == level.Name);

    internal static void Report(ValidationContext<Study> context, string path, Said said) =>
        context.AddFailure(Failure.Of(path, said));
}
