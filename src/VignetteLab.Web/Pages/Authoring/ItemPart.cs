using VignetteLab.Core;
using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Studies.Bank;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>One item in a form: the fields of every kind, of which those of its kind count.</summary>
public sealed record ItemPart : IRuled
{
    /// <summary>The name it had when the form was filled.</summary>
    public string? Was { get; init; }

    public string? Name { get; init; }
    public string? Kind { get; init; }

    /// <summary>The page it stands on.</summary>
    public string? On { get; init; }

    public Dictionary<string, string?> Prompt { get; init; } = [];
    public Dictionary<string, string?> Hint { get; init; } = [];
    public bool Required { get; init; }
    public bool DontKnow { get; init; }
    public bool Refused { get; init; }
    public string? Join { get; set; }
    public List<RulePart> Rules { get; init; } = [];
    public bool DropRule { get; init; }

    /// <summary>The set of points of a rating.</summary>
    public string? Points { get; init; }

    public bool Reversed { get; init; }
    public int? Min { get; init; }
    public int? Max { get; init; }
    public Dictionary<string, string?> Unit { get; init; } = [];
    public int? MaxLength { get; init; }
    public int? Lines { get; init; }
    public List<OptionPart> Options { get; init; } = [];

    /// <summary>The factor whose reading a choice checks.</summary>
    public string? Check { get; init; }

    /// <summary>Level or control arm to the name of the right option.</summary>
    public Dictionary<string, string?> Correct { get; init; } = [];

    /// <summary>An item's part of a form.</summary>
    internal static ItemPart Of(Item item, string page, IReadOnlySet<string> kept)
    {
        var part = new ItemPart
        {
            Was = item.Name,
            Name = PartNames.Shown(item.Name, item.Prompt, "item", kept),
            On = page,
            Prompt = WordsForm.Fields(item.Prompt),
            Hint = WordsForm.Fields(item.Hint),
            Required = item.Required,
            DontKnow = item.Decline.Contains(Decline.DontKnow),
            Refused = item.Decline.Contains(Decline.Refused),
        };
        RulePart.Fill(part, item.ShowIf);
        return item switch
        {
            RatingItem rating => part with { Kind = Asked.Rating, Points = rating.Points, Reversed = rating.Reversed },
            ChoiceItem choice => part with
            {
                Kind = Asked.Choice,
                Options = [.. choice.Options.Select(option => OptionPart.Of(option, kept))],
                Check = choice.Check?.Factor,
                Correct = choice.Check?.Correct.ToDictionary(right => right.Key, right => (string?)right.Value) ?? [],
            },
            NumberItem number => part with { Kind = Asked.Number, Min = number.Min, Max = number.Max, Unit = WordsForm.Fields(number.Unit) },
            TextItem text => part with { Kind = Asked.Text, MaxLength = text.MaxLength, Lines = text.Lines },
            _ => part,
        };
    }

    /// <summary>The item.</summary>
    /// <param name="study">The draft before.</param>
    /// <param name="before">The item before; <c>null</c> where it is new.</param>
    /// <param name="name">The name by which the form knows it.</param>
    /// <param name="options">The names of its options, where it is a choice.</param>
    /// <param name="firstOf">The code of the lowest of some points.</param>
    internal Item Into(Study study, Item? before, string name, IReadOnlyList<string> options, Func<string, int> firstOf)
    {
        var prompt = WordsForm.Words(Prompt, before?.Prompt);
        Item made = Kind switch
        {
            Asked.Choice => Choice(study, name, prompt, before as ChoiceItem, options),
            Asked.Number => new NumberItem { Name = name, Prompt = prompt, Min = Min ?? 0, Max = Max ?? 100, Unit = WordsForm.Words(Unit, (before as NumberItem)?.Unit) },
            Asked.Text => new TextItem { Name = name, Prompt = prompt, MaxLength = MaxLength ?? 1000, Lines = Lines ?? (before is null ? 4 : 1) },
            _ => Rating(study, name, prompt, before as RatingItem, firstOf),
        };
        var hint = WordsForm.WordsOrNone(Hint, before?.Hint);
        return made with
        {
            // A free text begins with the line that keeps names out of it.
            Hint = made is TextItem && before is not TextItem && hint is null && MaxLength is null ? ItemBank.FreeTextHint(study.Languages) : hint,
            Required = Required,
            Decline = Declines(before?.Decline ?? []),
            ShowIf = RulePart.Into(this, before?.ShowIf),
        };
    }

    private RatingItem Rating(Study study, string name, LocalText prompt, RatingItem? before, Func<string, int> firstOf)
    {
        var points = !string.IsNullOrWhiteSpace(Points) ? Points : study.Points.Keys.FirstOrDefault() ?? "";
        return new() { Name = name, Prompt = prompt, Points = points, First = firstOf(points), Reversed = Reversed, Labels = before?.Labels ?? [] };
    }

    private ChoiceItem Choice(Study study, string name, LocalText prompt, ChoiceItem? before, IReadOnlyList<string> names)
    {
        var options = new List<Option>();
        foreach (var (o, (part, old)) in Options.Zip(Befores(before)).Index())
        {
            options.Add(part.Into(
                old, names[o],
                Enumerable.Range(1, Options.Count + 1).First(code => Options.All(other => other.Code != code) && options.All(option => option.Code != code))));
        }

        return new()
        {
            Name = name,
            Prompt = prompt,
            Options = options,
            Check = string.IsNullOrEmpty(Check) ? null : new()
            {
                Factor = Check,
                // Answers for the levels of a factor that was chosen before are none of this one's.
                Correct = Correct.Where(right => !string.IsNullOrEmpty(right.Value) && (before?.Check?.Factor == Check || IsLevel(study, Check, right.Key)))
                    .ToDictionary(right => right.Key, right => right.Value!),
            },
        };
    }

    /// <summary>What its options are called, and are called from now on.</summary>
    internal PartNames OptionNames(Study study, Item? before, IReadOnlySet<string> kept) =>
        new([.. Options.Zip(Befores(before), (part, option) => PartName.Of(study, part.Was, part.Name, part.Label, option?.Label))], "option", kept);

    private IReadOnlyList<Option?> Befores(Item? before) =>
        PartNames.Before((before as ChoiceItem)?.Options ?? [], option => option.Name, Options.Select(option => (option.Was, option.Name)));

    private static bool IsLevel(Study study, string factor, string name) => study.Controls.Any(control => control.Name == name) ||
        study.Factors.Any(known => known.Name == factor && known.Levels.Any(level => level.Name == name));

    private IReadOnlyList<Decline> Declines(IReadOnlyList<Decline> before)
    {
        var ways = new[] { (Decline.DontKnow, DontKnow), (Decline.Refused, Refused) }.Where(way => way.Item2).Select(way => way.Item1).ToArray();
        return ways.Order().SequenceEqual(before.Order()) ? before : ways;
    }
}

/// <summary>One of the answers of a choice.</summary>
public sealed record OptionPart
{
    public string? Was { get; init; }
    public string? Name { get; init; }
    public int? Code { get; init; }
    public Dictionary<string, string?> Label { get; init; } = [];
    public bool ScreenOut { get; init; }

    internal static OptionPart Of(Option option, IReadOnlySet<string> kept) => new()
    {
        Was = option.Name,
        Name = PartNames.Shown(option.Name, option.Label, "option", kept),
        Code = option.Code,
        Label = WordsForm.Fields(option.Label),
        ScreenOut = option.ScreenOut,
    };

    internal Option Into(Option? before, string name, int nextCode) => new()
    {
        Name = name,
        Code = Code ?? nextCode,
        Label = WordsForm.Words(Label, before?.Label),
        ScreenOut = ScreenOut,
    };
}
