using VignetteLab.Core.Studies;
using VignetteLab.Core.Studies.Drafts;
using VignetteLab.Core.Tests.Simulation;

namespace VignetteLab.Core.Tests.Studies.Drafts;

/// <summary>Parts that are renamed, where two drafts are compared or brought together.</summary>
public sealed class DraftRenamesTests
{
    private static readonly Study study = LibraryStudy.Kitchen.Study;
    private static readonly string before = CanonicalJson.Write(study);

    public static TheoryData<string, string, string> EveryKind => new()
    {
        { "factors[part].name", study.Factors[0].Name, "part" },
        { $"factors[{study.Factors[0].Name}].levels[first].name", study.Factors[0].Levels[0].Name, "first" },
        { "pages[questions].name", study.Pages[1].Name, "questions" },
        { $"pages[{study.Pages[1].Name}].items[asked].name", study.Pages[1].Items[0].Name, "asked" },
        { "pages[you].items[perspective].options[employee].name", "staff", "employee" },
        { "scales[measured].name", study.Scales[0].Name, "measured" },
        { "quotas[enough].name", study.Quotas[0].Name, "enough" },
    };

    [Theory, MemberData(nameof(EveryKind))]
    public void What_is_renamed_is_one_change_however_much_refers_to_it(string path, string from, string to)
    {
        var change = Assert.Single(DraftDiff.Between(before, CanonicalJson.Write(Renamed(path, from, to))));

        Assert.Equal(new(path, $"\"{from}\"", $"\"{to}\""), change);
        Assert.True(change.IsRename);
    }

    [Theory, MemberData(nameof(EveryKind))]
    public void What_one_renames_while_another_edits_it_is_one_part_whoever_saves_last(string path, string from, string to)
    {
        var renamed = CanonicalJson.Write(Renamed(path, from, to));
        var edited = CanonicalJson.Write(Edited(study));
        var both = CanonicalJson.Write(Edited(Renamed(path, from, to)));

        var (one, other) = (DraftMerge.Merge(before, renamed, edited), DraftMerge.Merge(before, edited, renamed));

        Assert.Empty(one.Conflicts);
        Assert.Equal(both, one.Json);
        Assert.Empty(other.Conflicts);
        Assert.Equal(both, other.Json);
    }

    [Fact]
    public void Two_names_for_one_part_are_a_conflict_and_the_part_keeps_the_one_that_is_saved()
    {
        var name = study.Factors[0].Name;
        var theirs = CanonicalJson.Write(Renames.Factor(study, name, "theirs"));

        var merged = DraftMerge.Merge(before, CanonicalJson.Write(Renames.Factor(Edited(study), name, "mine")), theirs);

        Assert.Equal([new Conflict("factors[theirs].name", $"\"{name}\"", "\"mine\"", "\"theirs\"")], merged.Conflicts);
        Assert.Equal(CanonicalJson.Write(Edited(Renames.Factor(study, name, "theirs"))), merged.Json);
    }

    [Fact]
    public void Where_words_are_in_conflict_a_new_name_is_one_too()
    {
        var level = study.Factors[0].Levels[0].Name;
        var mine = CanonicalJson.Write(Renames.Level(With("mine"), study.Factors[0].Name, level, "my_level"));

        var merged = DraftMerge.Merge(before, mine, CanonicalJson.Write(With("theirs")));

        Assert.Equal(
            [$"factors[{study.Factors[0].Name}].label.da", $"factors[{study.Factors[0].Name}].levels[{level}].name"], merged.Conflicts.Select(conflict => conflict.Path));
        Assert.Equal(CanonicalJson.Write(With("mine")), merged.Json);
    }

    [Fact]
    public void Another_part_with_words_of_its_own_is_no_renamed_one()
    {
        var item = study.Pages[1].Items[0];
        var words = new LocalText(new Dictionary<string, string> { ["en"] = "Something else.", ["da"] = "Noget andet." });
        var other = study with { Pages = [.. study.Pages.Select((page, index) => index != 1 ? page : page with { Items = [item with { Name = "other", Prompt = words }, .. page.Items.Skip(1)] })] };

        var changes = DraftDiff.Between(before, CanonicalJson.Write(other));

        Assert.DoesNotContain(changes, change => change.IsRename);
        Assert.Contains(changes, change => change.Path.EndsWith($"items[{item.Name}]", StringComparison.Ordinal) && change.After is null);
    }

    private static Study Renamed(string path, string from, string to) => path switch
    {
        _ when path.Contains("options", StringComparison.Ordinal) => Renames.Option(study, "perspective", from, to),
        _ when path.Contains("items", StringComparison.Ordinal) => Renames.Item(study, from, to),
        _ when path.Contains("levels", StringComparison.Ordinal) => Renames.Level(study, study.Factors[0].Name, from, to),
        _ when path.StartsWith("factors", StringComparison.Ordinal) => Renames.Factor(study, from, to),
        _ when path.StartsWith("pages", StringComparison.Ordinal) => Renames.Page(study, from, to),
        _ when path.StartsWith("scales", StringComparison.Ordinal) => Renames.Scale(study, from, to),
        _ => Renames.Quota(study, from, to),
    };

    // A little of everything that can be renamed.
    private static Study Edited(Study study) => study with
    {
        Factors = [.. study.Factors.Select(factor => factor with { Label = Danish(factor.Label), Levels = [.. factor.Levels.Select(level => level with { Label = Danish(level.Label) })] })],
        Pages = [.. study.Pages.Select(page => page with
        {
            Title = Danish(page.Title),
            Items = [.. page.Items.Select(item => item is not Core.Items.ChoiceItem choice ? item with { Prompt = Danish(item.Prompt) } : choice with
            {
                Options = [.. choice.Options.Select(option => option with { Label = Danish(option.Label) })],
            })],
        })],
        Scales = [.. study.Scales.Select(scale => scale with { Label = Danish(scale.Label) })],
        Quotas = [.. study.Quotas.Select(quota => quota with { Limit = quota.Limit + 1 })],
    };

    private static Study With(string words) => study with { Factors = [study.Factors[0] with { Label = Danish(study.Factors[0].Label, words) }, .. study.Factors.Skip(1)] };

    private static LocalText Danish(LocalText text, string words = "Skrevet om") => new(new Dictionary<string, string>(text.Words) { ["da"] = words });
}
