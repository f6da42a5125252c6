using VignetteLab.Core;
using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;

namespace VignetteLab.Web.Tests;

/// <summary>
/// A lab with the demonstration made into a study with rules: others than nurses say what they do, and meet it again in later words; a
/// page comes in some arms, an item for those who found the scene unreal.
/// </summary>
public sealed class LogicLab : Lab
{
    /// <summary>The study's name.</summary>
    public const string Rules = "asked-by-rules";

    /// <summary>Its address.</summary>
    public const string Path = "/s/" + Rules;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await OpenAsync(Study, study => study with
        {
            Name = Rules,
            Pages = [.. study.Pages.SelectMany(page => page.Name switch
            {
                "role" => [page, Work],
                "reactions" => [page with { ShowIf = new() { Factor = "type", Is = ["core"] } }],
                "looking_back" => [page with { Lead = Both("You are {item:role|you}.", "Du er {item:role|du}.") }],
                "background" => [page with { Items = [.. page.Items, Unreal] }],
                _ => new[] { page },
            })],
        });
    }

    private static Page Work => new()
    {
        Name = "work",
        Title = Both("Your work", "Dit arbejde"),
        ShowIf = new() { Item = "role", IsNot = ["nurse"] },
        Items = [new TextItem { Name = "work", Prompt = Both("What do you do?", "Hvad laver du?"), MaxLength = 120 }],
    };

    private static ChoiceItem Unreal => new()
    {
        Name = "unreal",
        ShowIf = new() { Any = [new() { Item = "realism", AtMost = 2 }, new() { Item = "work", Answered = true }] },
        Prompt = Both("Is {item:work|your work} like that?", "Er {item:work|dit arbejde} sådan?"),
        Options =
        [
            new() { Name = "yes", Code = 1, Label = Both("Yes", "Ja") },
            new() { Name = "no", Code = 2, Label = Both("No", "Nej") },
        ],
    };

    private static LocalText Both(string english, string danish) =>
        new(new Dictionary<string, string> { ["en"] = english, ["da"] = danish });
}
