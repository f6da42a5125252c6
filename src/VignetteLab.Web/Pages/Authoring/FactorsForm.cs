using VignetteLab.Core.Studies;
using VignetteLab.Core.Studies.Drafts;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>The factors of a study, with their levels and the words of each.</summary>
public sealed record FactorsForm : DraftForm
{
    public List<FactorPart> Factors { get; init; } = [];

    /// <inheritdoc/>
    public override void Fill(Study study) => Factors.AddRange(study.Factors.Select(factor => new FactorPart
    {
        Was = factor.Name,
        Name = PartNames.Shown(factor.Name, factor.Label, "factor", Kept),
        Label = WordsForm.Fields(factor.Label),
        Varies = FactorPart.IsOrder(factor) ? Varying.Order : Varying.Words,
        Forms = [.. factor.Levels.SelectMany(level => level.Forms.Keys).Distinct().Select(form => new FormPart { Was = form, Key = form, Name = form })],
        Levels = [.. factor.Levels.Select(level => new LevelPart
        {
            Was = level.Name,
            Name = PartNames.Shown(level.Name, level.Words ?? level.Label, "level", Kept),
            Code = level.Code,
            Label = WordsForm.Fields(level.Label),
            Words = WordsForm.Fields(level.Words),
            Forms = level.Forms.ToDictionary(form => form.Key, form => WordsForm.Fields(form.Value)),
            Order = level.Order,
        })],
    }));

    /// <inheritdoc/>
    public override void Do(string op)
    {
        base.Do(op);

        // Two levels are the fewest that vary anything.
        if (op == "add Factors" && Factors.Count > 0 && Factors[^1] is { Was: null, Levels.Count: 0 } made)
            made.Levels.AddRange([new(), new()]);
    }

    /// <inheritdoc/>
    public override Study Into(Study study)
    {
        // What was taken out goes first, since another may have its name now; then names, with all that refers to them: what is renamed
        // stays what it is.
        var befores = PartNames.Before(study.Factors, factor => factor.Name, Factors.Select(part => (part.Was, part.Name)));
        var names = new PartNames([.. Factors.Zip(befores, (part, before) => PartName.Of(study, part.Was, part.Name, part.Label, before?.Label))], "factor", Kept);
        var renamed = names.Apply(study with { Factors = [.. study.Factors.Where(befores.Contains)] }, Renames.Factor);
        var factors = new List<Factor>();
        foreach (var (part, name) in Factors.Zip(names.Now))
        {
            var before = part.Was is null ? null : renamed.Factors.FirstOrDefault(factor => factor.Name == name);
            if (before is not null)
                renamed = renamed with { Factors = [.. renamed.Factors.Select(factor => factor == before ? part.Left(factor) : factor)] };
            var levels = part.LevelNames(study, before, Kept);
            renamed = levels.Apply(renamed, (known, from, to) => Renames.Level(known, name, from, to));
            var forms = part.FormNames(Kept);
            renamed = forms.Apply(renamed, (known, from, to) => Renames.Form(known, name, from, to));
            factors.Add(part.Into(name, levels.Now, forms.Now, before is null ? null : renamed.Factors.First(factor => factor.Name == name)));
        }

        return Renames.Order(renamed, names.Now) with { Factors = factors };
    }
}
