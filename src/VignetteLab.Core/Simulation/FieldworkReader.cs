using System.Globalization;
using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;

namespace VignetteLab.Core.Simulation;

/// <summary>A level that moves answers.</summary>
/// <param name="Items">The items of a scale, or one item, as the study names them.</param>
/// <param name="IsOfScale">Whether it moves what the scale measures, so that reversed items go the other way.</param>
/// <param name="Points">How far the mean answer moves.</param>
internal sealed record StatedEffect(IReadOnlyList<string> Items, bool IsOfScale, string Factor, string Level, double Points);

/// <summary>Reads the options of simulated fieldwork, and finds all that is wrong with them.</summary>
internal sealed class FieldworkReader
{
    /// <summary>Of how many a share is drawn: hundredths of a percent.</summary>
    public const int Parts = 10_000;

    private readonly FrozenStudy frozen;
    private readonly List<Said> problems = [];

    public FieldworkReader(FrozenStudy frozen, FieldworkOptions options)
    {
        this.frozen = frozen;
        foreach (var text in options.DropOut)
            ReadDropOut(text);
        foreach (var text in options.Mix)
            ReadMix(text);
        foreach (var text in options.Effects)
            ReadEffect(text);
        NonResponse = options.NonResponse is { } left ? Percent("--non-response", left, left) : null;
        if (options.PeopleSd is { } sd)
            ReadPeople(sd);
    }

    /// <summary>A line for each fault.</summary>
    public IReadOnlyList<Said> Problems => problems;

    /// <summary>Page and arm (<c>null</c> for any) to percent.</summary>
    public Dictionary<(string Page, string? Arm), double> DropOut { get; } = [];

    /// <summary>Choice to the weights of its options, in their order.</summary>
    public Dictionary<string, IReadOnlyList<int>> Mixes { get; } = [];

    public List<StatedEffect> Effects { get; } = [];

    public double? NonResponse { get; }

    public double? PeopleSd { get; private set; }

    /// <summary>A percentage as so many of <see cref="Parts"/>.</summary>
    public static ulong PartsOf(double percent) => (ulong)Math.Floor(percent * Parts / 100 + 0.5);

    private void ReadDropOut(string text)
    {
        var (target, percent) = Cut(text, '=');
        var (name, arm) = Cut(target, '@');
        if (percent.Length == 0)
        {
            Fault("--dropout", text, "write page=percent or page@arm=percent, as in quality=5");
            return;
        }

        var page = frozen.Pages.FirstOrDefault(page => page.Name == name || page.Repeats == name);
        if (page is null)
            Unknown("--dropout", text, $"page “{name}”", "pages", frozen.Pages.Select(page => page.Repeats ?? page.Name).Distinct());
        if (arm.Length > 0 && frozen.Arms.All(known => known.Name != arm))
            Unknown("--dropout", text, $"arm “{arm}”", "arms", frozen.Arms.Select(known => known.Name));
        else if (page is not null && arm.Length > 0 && frozen.IndexOf(page.Name) < frozen.FirstVignette)
            Fault("--dropout", text, $"nobody has an arm yet on the page “{name}”; arms are given before “{frozen.Pages[frozen.FirstVignette].Name}”");
        if (Percent("--dropout", text, percent) is { } share)
            DropOut[(name, arm.Length == 0 ? null : arm)] = share;
    }

    private void ReadMix(string text)
    {
        var (name, list) = Cut(text, '=');
        var choices = frozen.Study.Items.OfType<ChoiceItem>().ToArray();
        if (list.Length == 0)
        {
            Fault("--mix", text, "write item=option:weight,option:weight, as in role=nurse:3,helper:1");
            return;
        }

        if (choices.FirstOrDefault(choice => choice.Name == name) is not { } item)
        {
            Unknown("--mix", text, $"choice “{name}”", "choices", choices.Select(choice => choice.Name));
            return;
        }

        var weights = item.Options.Select(option => option.ScreenOut ? 0 : 1).ToArray();
        foreach (var part in list.Split(',', StringSplitOptions.TrimEntries))
        {
            var (option, weight) = Cut(part, ':');
            var index = item.Options.Index().FirstOrDefault(known => known.Item.Name == option, (-1, null!)).Index;
            if (index < 0)
                Unknown("--mix", text, $"option “{option}” of “{name}”", "options", item.Options.Select(known => known.Name));
            else if (!int.TryParse(weight, NumberStyles.None, CultureInfo.InvariantCulture, out weights[index]) || weights[index] > 1_000_000)
                Fault("--mix", text, $"the weight of “{option}” is a whole number from 0 to 1,000,000");
        }

        if (weights.All(weight => weight == 0))
            Fault("--mix", text, "at least one option has a weight above 0");
        Mixes[name] = weights;
    }

    private void ReadEffect(string text)
    {
        var parts = text.Split(':', StringSplitOptions.TrimEntries);
        var (name, level) = Cut(parts.Length == 3 ? parts[1] : "", '=');
        if (level.Length == 0)
        {
            Fault("--effect", text, "write scale:factor=level:points, as in threat_quality:type=core:0.8");
            return;
        }

        if (frozen.Study.Factors.FirstOrDefault(factor => factor.Name == name) is not { } factor)
            Unknown("--effect", text, $"factor “{name}”", "factors", frozen.Study.Factors.Select(known => known.Name));
        else if (factor.Levels.All(known => known.Name != level))
            Unknown("--effect", text, $"level “{level}” of “{name}”", "levels", factor.Levels.Select(known => known.Name));
        else if (Number(parts[2]) is not (>= -1000 and <= 1000 and var points))
            Fault("--effect", text, "points are a number from -1000 to 1000, as in 0.8");
        else if (Moved(text, parts[0], name) is { } items)
            Effects.Add(new(items, frozen.Study.Scales.Any(scale => scale.Name == parts[0]), name, level, points));
    }

    // Only what is asked with or after the vignette can be moved by it.
    private IReadOnlyList<string>? Moved(string text, string target, string factor)
    {
        var moved = frozen.Pages.Skip(frozen.FirstVignette).SelectMany(page => page.Items.Select(item => (page, item)))
            .Where(asked => asked.item is RatingItem or NumberItem).ToArray();
        var items = frozen.Study.Scales.FirstOrDefault(scale => scale.Name == target)?.Items ?? [target];
        if (items.FirstOrDefault(item => moved.All(asked => asked.item.Asked != item)) is not null)
        {
            Unknown("--effect", text, $"scale or item “{target}” on points or numbers, asked after allocation", "scales and items",
                frozen.Study.Scales.Select(scale => scale.Name).Concat(moved.Select(asked => asked.item.Asked)).Distinct());
            return null;
        }

        if (frozen.Positions > 0 && frozen.Arms.All(arm => !arm.Levels.ContainsKey(factor)) &&
            moved.Any(asked => asked.page.Position == 0 && items.Contains(asked.item.Asked)))
        {
            Fault("--effect", text, $"“{target}” is asked once for all vignettes, and “{factor}” varies between them");
            return null;
        }

        return items;
    }

    private void ReadPeople(string text)
    {
        PeopleSd = Number(text) is >= 0 and <= 1000 and var sd ? sd : null;
        if (PeopleSd is null)
            Fault("--people-sd", text, "it is a number of points, 0 or above, as in 0.5");
    }

    private double? Percent(string option, string text, string percent)
    {
        if (Number(percent) is >= 0 and <= 100 and var share)
            return share;
        Fault(option, text, "a percentage is a number from 0 to 100, as in 5 or 2.5");
        return null;
    }

    private void Unknown(string option, string text, Said what, Said kind, IEnumerable<string> known)
    {
        var names = known.ToArray();
        var listed = string.Join(", ", names.Take(40));
        if (names.Length > 40)
            Fault(option, text, $"the study has no {what}; its {kind} are {listed} … {names.Length} in all");
        else
            Fault(option, text, $"the study has no {what}; its {kind} are {listed}");
    }

    private void Fault(string option, string text, Said what) => problems.Add($"{option} {text}: {what}.");

    private static double? Number(string text) => double.TryParse(
        text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        ? number : null;

    private static (string Before, string After) Cut(string text, char at) => text.Split(at, 2, StringSplitOptions.TrimEntries) switch
    {
        [var before, var after] => (before, after),
        _ => (text.Trim(), ""),
    };
}
