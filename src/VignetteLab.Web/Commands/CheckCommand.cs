using System.CommandLine;
using System.Globalization;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Studies.Lint;
using VignetteLab.Core.Tables;
using VignetteLab.Web.Studies;

namespace VignetteLab.Web.Commands;

internal static class CheckCommand
{
    public static Command Make()
    {
        var path = new Argument<string>("path") { Description = "A study's folder, or its file with the texts inside it" };
        var language = new Option<string>("--language") { Description = "en or da: what findings are said in", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong("en", "da");
        var command = new Command("check", "Reads a study and prints every error (exit code 1), or what it is (0), and what to think of besides") { path, language };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(path), parsed.GetRequiredValue(language)));
        return command;
    }

    private static int Run(string path, string language)
    {
        var reading = StudyLibrary.Read(path);
        if (reading.Draft is not { } draft)
        {
            foreach (var problem in reading.Problems)
                Console.Error.WriteLine($"{Place(problem)}{problem.In(language)}");
            Console.Error.WriteLine(Counted(reading.Problems.Count, 0, 0, language));
            return 1;
        }

        var found = Lint.Of(new(draft, reading.Problems));
        var isFine = reading.Study is not null && found.All(finding => finding.Severity != Severity.Error);
        var output = isFine ? Console.Out : Console.Error;
        var counted = Counted(Count(Severity.Error), Count(Severity.Warning), Count(Severity.Note), language);
        if (isFine)
        {
            output.WriteLine($"{draft.Name}: {counted}");
            Describe(draft);
        }

        foreach (var finding in found)
            output.WriteLine(Line(finding, reading.Places, language));
        if (!isFine)
            output.WriteLine(counted);
        return isFine ? 0 : 1;

        int Count(Severity severity) => found.Count(finding => finding.Severity == severity);
    }

    private static string Line(Finding finding, SourcePlaces places, string language)
    {
        var rule = finding.Rule == Finding.Format ? "" : $"{finding.Rule} ";
        var (file, line) = places.Of(finding.Path);
        var place = finding.Problem is { } problem ? Place(problem) : Place(new(file, file == StudyFile.Name ? finding.Path : "", line, ""));
        return $"{place}{rule}{Said(finding.Severity, language)}: {finding.Message.In(language)}";
    }

    // As a problem is printed, without its sentence.
    private static string Place(Problem problem) =>
        $"{problem.File}{(problem.Line > 0 ? $":{problem.Line}" : "")}: {(problem.Path.Length > 0 ? $"{problem.Path}: " : "")}";

    private static string Said(Severity severity, string language) => (severity, language) switch
    {
        (Severity.Error, "da") => "fejl",
        (Severity.Error, _) => "error",
        (Severity.Warning, "da") => "advarsel",
        (Severity.Warning, _) => "warning",
        _ => "note",
    };

    private static string Counted(int errors, int warnings, int notes, string language) => language == "da"
        ? $"{errors} fejl, {Number(warnings, "advarsel", "advarsler")} og {Number(notes, "note", "noter")}."
        : $"{Number(errors, "error", "errors")}, {Number(warnings, "warning", "warnings")} and {Number(notes, "note", "notes")}.";

    private static string Number(int count, string one, string several) => $"{count} {(count == 1 ? one : several)}";

    private static void Describe(Study study)
    {
        var frozen = new FrozenStudy(CanonicalJson.Write(study));
        foreach (var language in study.Languages)
            Console.WriteLine($"  {language}  {study.Title.In(language)}");
        Console.WriteLine($"  factors      {string.Join(" × ", study.Factors.Select(factor => $"{factor.Name} {{{string.Join(", ", factor.Levels.Select(level => level.Name))}}}"))}");
        Console.WriteLine($"  arms         {string.Join(", ", frozen.Arms.Take(20).Select(arm => arm.Name))}{(frozen.Arms.Count > 20 ? $" … {frozen.Arms.Count} in all" : "")}");
        Console.WriteLine($"  vignettes    {frozen.Universe.Count}{(frozen.Positions == 0 ? ", one for each respondent" : $", {frozen.Positions} for each respondent")}");
        Console.WriteLine($"  allocation   {Said(study.Allocation.Procedure)}, strata: {(study.Allocation.Strata.Count == 0 ? "none" : string.Join(", ", study.Allocation.Strata))}");
        Console.WriteLine($"  pages        {string.Join(", ", study.Pages.Select(page => $"{page.Name} ({page.Items.Count})"))}");
        Console.WriteLine($"  scales       {string.Join(", ", study.Scales.Select(scale => scale.Name))}");
        foreach (var language in study.Languages)
        {
            var words = frozen.Universe.Select(vignette => frozen.Wording(vignette.Name, language).Words.WordCount).ToArray();
            Console.WriteLine($"  words ({language})   {words.Min()} to {words.Max()}: the longest vignette is {Percent(words)} longer than the shortest");
        }

        Console.WriteLine($"  fingerprint  {frozen.Fingerprint}");
    }

    private static string Said(Procedure procedure) => Declaration.NameOf(procedure).Replace('_', ' ');

    private static string Percent(int[] words) =>
        (100.0 * words.Max() / words.Min() - 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
