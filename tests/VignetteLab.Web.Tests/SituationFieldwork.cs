namespace VignetteLab.Web.Tests;

/// <summary>A lab in which twelve have judged six situations each, half of them in Danish; closed and exported.</summary>
public sealed class SituationFieldwork : Lab
{
    /// <summary>The study: three decks of six, Williams order, scale direction drawn.</summary>
    public const string Situations = "individual-or-collective";

    /// <summary>What each of them saw and answered.</summary>
    public List<Seen> Walks { get; } = [];

    /// <summary>The workbook.</summary>
    public string Workbook => Path.Combine(Folder, "data.xlsx");

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await OpenAsync(Situations);
        foreach (var number in Enumerable.Range(1, 12))
            await AnswerAsync(number);
        await RunAsync("close", Situations);
        await RunAsync("export", Situations, "--out", "data.xlsx");
    }

    /// <summary>A sheet of the workbook.</summary>
    public List<Dictionary<string, string>> Read(string sheet) => Fieldwork.Read(Workbook, sheet);

    private async Task AnswerAsync(int number)
    {
        using var walk = Walk(number % 2 == 0 ? "da" : "en", cookies: number > 6);
        var chance = new Random(number);
        await walk.StartAsync($"/s/{Situations}");
        await walk.FillAsync();
        await walk.PressAsync("continue", ("perspective", $"{1 + number / 2 % 2}"), ("age_band", "2"));
        var seen = new Seen(walk.Respondent, number % 2 == 0 ? "da" : "en", [], [], [], walk.Answers);
        while (walk.Page != "receipt")
        {
            seen.Titles.Add(walk.Document.Title ?? "");
            if (walk.Page == "vignette")
                seen.Vignettes.Add(walk.Vignette);
            foreach (var item in walk.Document.QuerySelectorAll("main input[type=radio]").GroupBy(input => input.GetAttribute("name")!))
                seen.Rows[item.Key] = [.. item.Select(input => (input.GetAttribute("value")!, input.ParentElement!.TextContent))];
            await walk.FillAsync(chance);
        }

        Walks.Add(seen);
    }
}

/// <summary>What one respondent saw and answered.</summary>
/// <param name="Respondent">Their random name.</param>
/// <param name="Language">Their language.</param>
/// <param name="Titles">The title of each page from the second on.</param>
/// <param name="Vignettes">The words of each situation, in the order shown.</param>
/// <param name="Rows">Item to the code and words of each row, from the top.</param>
/// <param name="Answers">The last of everything that was answered, as it was posted.</param>
public sealed record Seen(
    string Respondent, string Language, List<string> Titles, List<string> Vignettes,
    Dictionary<string, (string Code, string Label)[]> Rows, Dictionary<string, string> Answers);
