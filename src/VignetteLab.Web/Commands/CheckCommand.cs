using System.CommandLine;
using System.Globalization;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Tables;
using VignetteLab.Web.Studies;

namespace VignetteLab.Web.Commands;

internal static class CheckCommand
{
    public static Command Make()
    {
        var path = new Argument<string>("path") { Description = "A study's folder, or its file with the texts inside it" };
        var command = new Command("check", "Reads a study and prints every problem (exit code 1), or what it is (0)") { path };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(path)));
        return command;
    }

    private static int Run(string path)
    {
        var reading = StudyLibrary.Read(path);
        if (reading.Study is not { } study)
        {
            foreach (var problem in reading.Problems)
                Console.Error.WriteLine(problem);
            Console.Error.WriteLine(reading.Problems.Count == 1 ? "1 problem." : $"{reading.Problems.Count} problems.");
            return 1;
        }

        var json = CanonicalJson.Write(study);
        var frozen = new FrozenStudy(json);
        Console.WriteLine($"{study.Name}: no problems.");
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
        return 0;
    }

    private static string Said(Procedure procedure) => Declaration.NameOf(procedure).Replace('_', ' ');

    private static string Percent(int[] words) =>
        (100.0 * words.Max() / words.Min() - 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
