using System.Globalization;

namespace VignetteLab.Core.Studies.Lint;

/// <summary>A rule of the catalogue: it never throws, however little of the study there is.</summary>
internal abstract class LintRule(string id)
{
    private static readonly CultureInfo english = CultureInfo.GetCultureInfo("en");
    private static readonly CultureInfo danish = CultureInfo.GetCultureInfo("da");

    /// <summary>Its number, as in <c>L13</c>.</summary>
    public string Id => id;

    /// <summary>How the problems of reading begin that are this rule's: what one has said the other does not say again.</summary>
    protected virtual IReadOnlyList<string> Formats => [];

    /// <summary>Whether a problem of reading is this rule's.</summary>
    public virtual bool Owns(Problem problem, Study study) =>
        Formats.Any(format => problem.Said.Format.StartsWith(format, StringComparison.Ordinal));

    /// <summary>What it finds besides.</summary>
    public virtual IEnumerable<Finding> Find(Examined study) => [];

    protected Finding Error(string path, string about, FormattableString english, FormattableString danish) =>
        new(id, Severity.Error, path, Both(english, danish), about);

    protected Finding Warning(string path, string about, FormattableString english, FormattableString danish) =>
        new(id, Severity.Warning, path, Both(english, danish), about);

    protected Finding Note(string path, string about, FormattableString english, FormattableString danish) =>
        new(id, Severity.Note, path, Both(english, danish), about);

    private static LocalText Both(FormattableString en, FormattableString da) =>
        new(new Dictionary<string, string> { ["en"] = en.ToString(english), ["da"] = da.ToString(danish) });
}
