using VignetteLab.Core.Studies;
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
        Name = factor.Name,
        Label = WordsForm.Fields(factor.Label),
        Forms = [.. factor.Levels.SelectMany(level => level.Forms.Keys).Distinct().Select(form => new FormPart { Name = form })],
        Levels = [.. factor.Levels.Select(level => new LevelPart
        {
            Was = level.Name,
            Name = level.Name,
            Code = level.Code,
            Label = WordsForm.Fields(level.Label),
            Words = WordsForm.Fields(level.Words),
            Forms = level.Forms.ToDictionary(form => form.Key, form => WordsForm.Fields(form.Value)),
            Order = level.Order,
        })],
    }));

    /// <inheritdoc/>
    public override Study Into(Study study)
    {
        var factors = new List<Factor>();
        foreach (var part in Factors)
        {
            var before = study.Factors.FirstOrDefault(factor => factor.Name == part.Was) ?? study.Factors.FirstOrDefault(factor => factor.Name == part.Name);
            factors.Add(part.Into(before, [.. Factors.Where(other => other != part).Select(other => other.Name ?? "").Concat(factors.Select(factor => factor.Name))]));
        }

        return study with { Factors = factors };
    }

    /// <summary>One factor.</summary>
    public sealed record FactorPart
    {
        /// <summary>The name it had when the form was filled.</summary>
        public string? Was { get; init; }

        public string? Name { get; init; }
        public Dictionary<string, string?> Label { get; init; } = [];
        public List<FormPart> Forms { get; init; } = [];

        // One level varies nothing.
        public List<LevelPart> Levels { get; init; } = [];

        internal Factor Into(Factor? before, IReadOnlyCollection<string> taken)
        {
            var label = WordsForm.Words(Label, before?.Label);
            var name = string.IsNullOrWhiteSpace(Name) ? WordsForm.Name(label.Words.Values.FirstOrDefault(), "factor", taken) : Name.Trim();
            var levels = new List<Level>();
            foreach (var part in Levels)
            {
                levels.Add(part.Into(
                    before?.Levels.FirstOrDefault(level => level.Name == part.Was) ?? before?.Levels.FirstOrDefault(level => level.Name == part.Name), [.. Forms.Select(form => form.Name?.Trim() ?? "").Where(form => form.Length > 0)],
                    [.. Levels.Where(other => other != part).Select(other => other.Name ?? "").Concat(levels.Select(level => level.Name))],
                    Enumerable.Range(1, Levels.Count + 1).First(code => Levels.All(other => other.Code != code) && levels.All(level => level.Code != code))));
            }

            return new() { Name = name, Label = label, Levels = levels };
        }
    }

    /// <summary>A grammatical form that every level of a factor has words for.</summary>
    public sealed record FormPart
    {
        public string? Name { get; init; }
    }

    /// <summary>One level.</summary>
    public sealed record LevelPart
    {
        public string? Was { get; init; }
        public string? Name { get; init; }
        public int? Code { get; init; }
        public Dictionary<string, string?> Label { get; init; } = [];
        public Dictionary<string, string?> Words { get; init; } = [];

        /// <summary>Grammatical form to language to words.</summary>
        public Dictionary<string, Dictionary<string, string?>> Forms { get; init; } = [];

        public VignetteOrder? Order { get; init; }

        internal Level Into(Level? before, IReadOnlyList<string> forms, IReadOnlyCollection<string> taken, int nextCode)
        {
            var words = WordsForm.WordsOrNone(Words, before?.Words);
            var label = WordsForm.Words(Label, before?.Label);
            if (label.Words.Count == 0)
                label = words ?? label;
            return new()
            {
                Name = string.IsNullOrWhiteSpace(Name) ? WordsForm.Name(label.Words.Values.FirstOrDefault(), "level", taken) : Name.Trim(),
                Code = Code ?? nextCode,
                Label = label,
                Words = words,
                Forms = forms.Distinct().ToDictionary(form => form, form => WordsForm.Words(
                    Forms.GetValueOrDefault(form) ?? [], before?.Forms.GetValueOrDefault(form))),
                Order = Order,
            };
        }
    }
}
