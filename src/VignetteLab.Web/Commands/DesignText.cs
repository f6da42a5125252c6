using System.Globalization;
using VignetteLab.Core.Simulation;
using VignetteLab.Core.Tables;
using VignetteLab.Web.Pages.Studies;

namespace VignetteLab.Web.Commands;

/// <summary>A design report as a terminal shows it.</summary>
internal static class DesignText
{
    public static void Write(DesignFacts facts, TextWriter to)
    {
        var (study, report) = (facts.Study.Study, facts.Report);
        to.WriteLine($"{study.Name}: {Said(study.Design.Kind)}, {report.Runs} vignettes with factors in {facts.Study.Arms.Count} arms{(facts.Study.Positions > 0 ? $", {facts.Study.Positions} for each respondent" : "")}");
        to.WriteLine();
        foreach (var finding in DesignFindings.Of(facts))
            to.WriteLine($"{(finding.Matters ? "!" : "-")} {finding.Sentence}");
        Table(to, "Levels", ["factor", "level", "vignettes"], [.. report.Balance.SelectMany(balance =>
            study.Factors[balance.Factor].Levels.Select((level, index) => (string[])
                [index == 0 ? study.Factors[balance.Factor].Name : "", level.Name, Whole(balance.Counts[index])]))]);
        var names = report.Aliasing.Names;
        Table(to, "Correlations of factors", ["factor", "factor", "correlation"], [.. report.Correlations.Select(pair => (string[])
            [names[pair.First], names[pair.Second], DesignFindings.Hundredths(pair.Largest)])]);
        Table(to, "Effects that are the same", [], [.. DesignFindings.Chains(report).Select(chain => (string[])[chain])]);
        Table(to, "Effects that share a part", ["effect", "effect", "r²"], [.. DesignFindings.Partial(report).Select(pair => (string[])
            [pair.First, pair.Second, DesignFindings.Hundredths(pair.RSquared)])]);
        Table(to, "Effects and decks", ["effect", "r² on deck"], [.. report.OnDeck.Select(one => (string[])
            [one.Effect.ToString(names), DesignFindings.Hundredths(one.RSquared)])]);
        Counts(facts, to);
    }

    private static void Counts(DesignFacts facts, TextWriter to)
    {
        if (facts.Counts is not { } counts)
        {
            to.WriteLine();
            to.WriteLine("The plan says nothing of how many respondents there are to be; add --respondents to see how many to expect in each arm.");
            return;
        }

        to.WriteLine();
        to.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Respondents to expect, from {counts.Replications} fieldworks drawn by {Said(facts.Study.Study.Allocation.Procedure)}: {counts.Respondents} to be allocated, {counts.DropOut} % leaving."));
        to.WriteLine("“To count on” is what 19 of 20 fieldworks reach, chance leaves one in twenty with fewer: work out your power with it; --replications draws more or fewer of them.");
        Table(to, "Arms", Heads("arm"), [.. counts.Arms.Append(new("all", counts.Allocated, counts.Finished)).Select(Row)]);
        if (facts.Study.Positions > 0)
            Table(to, "Vignettes", Heads("vignette"), [.. counts.Vignettes.Select(Row)]);
    }

    private static string[] Heads(string what) => [what, "allocated, on average", "to count on", "finished, on average", "to count on"];

    private static string[] Row(NamedCount row) =>
    [
        row.Name, DesignFindings.Tenths(row.Allocated.Expected), Whole(row.Allocated.Low),
        DesignFindings.Tenths(row.Finished.Expected), Whole(row.Finished.Low),
    ];

    private static void Table(TextWriter to, string title, string[] heads, IReadOnlyList<string[]> rows)
    {
        if (rows.Count == 0)
            return;
        to.WriteLine();
        to.WriteLine(title);
        var lines = heads.Length == 0 ? rows : [heads, .. rows];
        var columns = Enumerable.Range(0, lines[0].Length).Select(column => (
            Width: lines.Max(line => line[column].Length), IsNumber: rows.All(row => IsNumber(row[column])))).ToArray();
        foreach (var line in lines)
        {
            to.WriteLine(("  " + string.Join("  ", line.Zip(columns, (cell, column) =>
                column.IsNumber ? cell.PadLeft(column.Width) : cell.PadRight(column.Width)))).TrimEnd());
        }
    }

    private static bool IsNumber(string cell) => cell.Length > 0 && char.IsAsciiDigit(cell[0]);

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Said(Enum choice) => Declaration.NameOf(choice).Replace('_', ' ');
}
