using FluentValidation;
using VignetteLab.Core.Items;

namespace VignetteLab.Core.Studies.Rules;

/// <summary>Every variable and every set of points has a name of its own that SPSS, Stata and R take.</summary>
internal sealed class VariableRules : AbstractValidator<Study>
{
    /// <summary>The columns that every export has; no item, scale or factor may be called so.</summary>
    private static readonly string[] taken =
    [
        "respondent", "version", "mode", "status", "language", "stratum", "arm", "arm_name", "vignette", "vignette_text",
        "position", "item", "item_position", "value", "value_label", "value_text", "text", "missing_reason", "revisions",
        "page_seconds", "answered_at_utc", "started_utc", "finished_utc", "duration_s", "number", "block", "probability",
        "handle", "op", "consent", "correct", "missing", "counted", "not_counted_reason", "cluster", "deck", "quotas",
        "scale_reversed",
    ];

    public VariableRules()
    {
        RuleFor(study => study).Custom((study, context) =>
        {
            var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (var (path, name) in Variables(study))
            {
                if (!Names.IsName(name))
                    Report(context, path, $"“{name}” is not a name that SPSS and Stata take. Use lower-case letters a to z, digits and _, a letter first and no _ last, at most {Names.MaxLength}.");
                else if (Names.IsReserved(name))
                    Report(context, path, $"“{name}” is a word that SPSS, Stata or R keeps for itself. Choose another name.");
                else if (taken.Contains(name))
                    Report(context, path, $"“{name}” is a column that every export has. Choose another name.");
                else if (!seen.TryAdd(name, path))
                    Report(context, path, $"“{name}” is also the name of {seen[name]}. Give each variable its own.");
            }

            foreach (var (set, languages) in study.Points)
            {
                var counts = languages.Values.Select(labels => labels.Count).Distinct().ToArray();
                if (study.Languages.Except(languages.Keys).FirstOrDefault() is { } missing)
                    Report(context, $"points.{set}", $"The points have no labels in “{missing}”. Write them.");
                else if (languages.Keys.Except(study.Languages).FirstOrDefault() is { } unknown)
                    Report(context, $"points.{set}.{unknown}", $"The study does not speak “{unknown}”. Take these labels out.");
                else if (counts is not [>= 2 and <= 11])
                    Report(context, $"points.{set}", "A scale has 2 to 11 points, as many in each language. Mend the labels.");
                if (languages.Values.Any(labels => labels.Any(string.IsNullOrWhiteSpace)))
                    Report(context, $"points.{set}", "A point has no label. Label each, so that a screen reader can say it.");
            }
        });
    }

    private static IEnumerable<(string Path, string Name)> Variables(Study study) =>
    [
        .. study.Factors.Select((factor, f) => ($"factors[{f}].name", factor.Name)),
        .. study.Pages.SelectMany((page, p) => page.Items.Select((item, i) => ($"pages[{p}].items[{i}].name", item.Name))),
        .. study.Scales.Select((scale, s) => ($"scales[{s}].name", scale.Name)),
        .. study.Points.Keys.Select(set => ($"points.{set}", set)),
        .. study.Pages.SelectMany((page, p) => page.Items.Index().Where(item => item.Item is ChoiceItem { Check: not null })
            .Select(item => ($"pages[{p}].items[{item.Index}].check", $"{item.Item.Name}_correct"))),
    ];

    private static void Report(ValidationContext<Study> context, string path, Said said) =>
        context.AddFailure(Failure.Of(path, said));
}
