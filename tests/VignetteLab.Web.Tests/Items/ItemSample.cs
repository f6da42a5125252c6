using VignetteLab.Core;
using VignetteLab.Core.Items;

namespace VignetteLab.Web.Tests.Items;

/// <summary>An item of each kind, in two languages.</summary>
internal static class ItemSample
{
    public static RatingItem Rating { get; } = new()
    {
        Name = "fair",
        Prompt = Said("This is fair.", "Det er rimeligt."),
        Hint = Said("As you see it.", "Som du ser det."),
        Points = "agree",
        Labels = [Said("Disagree", "Uenig"), Said("Neither", "Hverken eller"), Said("Agree", "Enig")],
        Decline = [Decline.DontKnow, Decline.Refused],
    };

    public static ChoiceItem Choice { get; } = new()
    {
        Name = "role",
        Prompt = Said("What is your job?", "Hvad er dit job?"),
        Hint = Said("Your main job.", "Dit hovedjob."),
        Options =
        [
            new() { Name = "nurse", Code = 10, Label = Said("Nurse", "Sygeplejerske") },
            new() { Name = "other", Code = 20, Label = Said("Other", "Andet") },
        ],
        Decline = [Decline.Refused],
    };

    public static NumberItem Number { get; } = new()
    {
        Name = "years",
        Prompt = Said("How many years?", "Hvor mange år?"),
        Hint = Said("Whole years.", "Hele år."),
        Min = 0,
        Max = 60,
        Unit = Said("years", "år"),
        Decline = [Decline.DontKnow],
    };

    public static TextItem Text { get; } = new()
    {
        Name = "comment",
        Prompt = Said("Anything else?", "Er der andet?"),
        Hint = Said("No names, please.", "Ingen navne, tak."),
        MaxLength = 100,
        Lines = 4,
    };

    public static LocalText Said(string english, string danish) =>
        new(new Dictionary<string, string> { ["en"] = english, ["da"] = danish });
}
