using System.Globalization;
using System.Text;
using VignetteLab.Core.Allocation;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Studies.Lint;
using VignetteLab.Core.Tables;
using VignetteLab.Storage.Records;
using VignetteLab.Web.Commands;
using VignetteLab.Web.Exports;
using VignetteLab.Web.Pages.Studies;

namespace VignetteLab.Web.Bundles;

/// <summary>What is said of a version of a study in plain files, for those who read it without this program.</summary>
/// <param name="Study">The version.</param>
/// <param name="Commitment">SHA-256 of the allocation key; <c>null</c> while none is drawn.</param>
/// <param name="Findings">What its checks found.</param>
/// <param name="Accepted">Finding to why it was accepted.</param>
internal sealed record VersionFiles(
    FrozenStudy Study, string? Commitment, IReadOnlyList<Finding> Findings, IReadOnlyDictionary<string, Acceptance> Accepted)
{
    /// <summary>Adds the files.</summary>
    /// <param name="to">The bundle.</param>
    /// <param name="folder">Where in it, as in <c>versions/1/</c>; empty for its root.</param>
    public async Task AddAsync(Bundle to, string folder, CancellationToken stop)
    {
        await to.AddAsync($"{folder}study.json", CanonicalJson.Write(Study.Study), stop);
        foreach (var language in Study.Study.Languages)
            await to.AddAsync($"{folder}vignettes.{language}.md", Vignettes(language), stop);
        await to.AddAsync($"{folder}plan.md", PlanText.Of(Study), stop);
        await to.AddAsync($"{folder}design.txt", Design(), stop);
        await to.AddAsync($"{folder}declaration.csv", await DeclarationAsync(), stop);
        await to.AddAsync($"{folder}checks.md", Checks(), stop);
    }

    /// <summary>A line on each of the files.</summary>
    public static string Describe(FrozenStudy study, string folder) => string.Join('\n',
    [
        $"- `{folder}study.json`: the study, whole: the canonical JSON whose SHA-256 is its fingerprint.",
        .. study.Study.Languages.Select(language => $"- `{folder}vignettes.{language}.md`: every vignette word for word, as respondents read it ({language}), with the SHA-256 of its words."),
        $"- `{folder}plan.md`: what is to be found out: hypotheses, estimands, models, families, exclusions, how many respondents, when it ends.",
        $"- `{folder}design.txt`: what the design can show: balance, correlations, aliases, efficiency, how many respondents each arm will have.",
        $"- `{folder}declaration.csv`: how respondents are allocated, as `verify-allocation.py` of VignetteLab reads it.",
        $"- `{folder}checks.md`: what the checks found, and why warnings were accepted.",
    ]);

    private string Vignettes(string language)
    {
        var text = new StringBuilder($"# {Study.Study.Title.In(language)}\n\nFingerprint of the study: `{Study.Fingerprint}`\n");
        foreach (var vignette in Study.Universe)
        {
            var wording = Study.Wording(vignette.Name, language);
            text.Append(CultureInfo.InvariantCulture, $"\n## {vignette.Code}. {vignette.Name}\n\n{wording.Words.PlainText}\n\nSHA-256: `{wording.Hash}`\n");
        }

        return text.ToString();
    }

    private string Design()
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        DesignText.Write(DesignFacts.Of(Study), text);
        return text.ToString();
    }

    // As it was planned: what was done about arms while it ran is no part of a version.
    private async Task<string> DeclarationAsync()
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        await LedgerCsv.WriteAsync(Declaration.Of(Study, Mode.Live, Commitment ?? "", null, [], []), text);
        return text.ToString();
    }

    private string Checks()
    {
        var text = new StringBuilder("# Checks\n");
        foreach (var severity in Enum.GetValues<Severity>())
        {
            var found = Findings.Where(finding => finding.Severity == severity).ToArray();
            text.Append(CultureInfo.InvariantCulture, $"\n## {severity}s: {found.Length}\n");
            foreach (var finding in found)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n- **{finding.Rule}** {finding.Message.In("en")}{(finding.Path.Length > 0 ? $" (`{finding.Path}`)" : "")}\n");
                if (Accepted.TryGetValue(finding.Key, out var accepted))
                    text.Append(CultureInfo.InvariantCulture, $"  Accepted on {accepted.AtUtc:yyyy-MM-dd}, since: {accepted.Reason.ReplaceLineEndings(" ")}\n");
            }
        }

        return text.ToString();
    }
}
