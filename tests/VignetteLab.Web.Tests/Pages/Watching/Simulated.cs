using System.Globalization;

namespace VignetteLab.Web.Tests.Pages.Watching;

/// <summary>A lab in which the flagship was simulated, with waves, drop-out and answers left out: its workbook and what its owner watches.</summary>
public sealed class Simulated : Lab
{
    /// <summary>The sheets of the workbook that the owner downloads.</summary>
    public Dictionary<string, List<Dictionary<string, string>>> Sheets { get; } = [];

    /// <summary>The figures on the page: name to rows of heading to cell.</summary>
    public Dictionary<string, List<Dictionary<string, string>>> Figures { get; private set; } = [];

    /// <summary>The owner.</summary>
    public Studio Owner { get; private set; } = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        Owner = await Studio.JoinAsync(this, "owner@example.org");
        await RunAsync(
            "simulate", Study, "--respondents", "160", "--arrivals", "waves", "--dropout", "quality=6", "--dropout", "looking_back=8", "--non-response", "25",
            "--effect", "threat_quality:type=core:0.8");
        var file = Path.Combine(Folder, "simulated.xlsx");
        await System.IO.File.WriteAllBytesAsync(file, await (await Owner.GetAsync($"/studies/{Study}/data.xlsx?mode=simulated")).Content.ReadAsByteArrayAsync());
        foreach (var sheet in new[] { "readme", "long", "wide", "design", "allocation" })
            Sheets[sheet] = Fieldwork.Read(file, sheet);
        Figures = await WatchAsync($"/studies/{Study}/watch?mode=simulated");
    }

    /// <summary>The figures of a page.</summary>
    public async Task<Dictionary<string, List<Dictionary<string, string>>>> WatchAsync(string page)
    {
        await Owner.GetAsync(page);
        return Owner.Document.QuerySelectorAll("figure").ToDictionary(figure => figure.Id!, figure =>
        {
            var names = figure.QuerySelectorAll("thead th").Select(cell => cell.TextContent).ToArray();
            return figure.QuerySelectorAll("tbody tr").Select(row => names.Zip(row.Children).ToDictionary(cell => cell.First, cell => cell.Second.TextContent)).ToList();
        });
    }

    /// <summary>A number as the page writes it in English.</summary>
    public static string Said(double number, int decimals = 0) => number.ToString($"N{decimals}", CultureInfo.GetCultureInfo("en"));

    protected override Task ForgetAsync()
    {
        Owner.Dispose();
        return Task.CompletedTask;
    }
}
