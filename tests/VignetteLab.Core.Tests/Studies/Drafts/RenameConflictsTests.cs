using VignetteLab.Core.Studies;
using VignetteLab.Core.Studies.Drafts;

namespace VignetteLab.Core.Tests.Studies.Drafts;

/// <summary>New names that cannot be kept together with what another did.</summary>
public sealed class RenameConflictsTests
{
    private static readonly Study study = SampleDesigns.Everything.Study();
    private static readonly string before = CanonicalJson.Write(study);

    [Fact]
    public void A_new_name_that_another_gives_to_a_part_of_their_own_is_a_conflict_whoever_saves_last()
    {
        var renamed = CanonicalJson.Write(Renames.Factor(study, "age", "years_old"));
        var added = CanonicalJson.Write(study with { Factors = [.. study.Factors, new() { Name = "years_old", Label = Both("Something else"), Levels = [] }] });

        var (mineAdded, mineRenamed) = (DraftMerge.Merge(before, added, renamed), DraftMerge.Merge(before, renamed, added));

        Assert.Equal([new Conflict("factors[years_old].name", "\"age\"", "\"age\"", "\"years_old\"")], mineAdded.Conflicts);
        Assert.Equal(added, mineAdded.Json);
        Assert.Equal([new Conflict("factors[age].name", "\"age\"", "\"years_old\"", "\"age\"")], mineRenamed.Conflicts);
    }

    [Fact]
    public void A_new_name_of_what_another_takes_out_is_a_conflict_whoever_saves_last()
    {
        var renamed = CanonicalJson.Write(Renames.Factor(study, "job", "work"));
        var without = CanonicalJson.Write(study with { Factors = [.. study.Factors.Where(factor => factor.Name != "job")] });

        var (mineRenamed, mineWithout) = (DraftMerge.Merge(before, renamed, without), DraftMerge.Merge(before, without, renamed));

        Assert.Equal([new Conflict("factors[work].name", "\"job\"", "\"work\"", null)], mineRenamed.Conflicts);
        Assert.Equal(renamed, mineRenamed.Json);
        Assert.Equal([new Conflict("factors[work].name", "\"job\"", null, "\"work\"")], mineWithout.Conflicts);
    }

    [Fact]
    public void A_new_name_within_a_part_that_another_takes_out_is_a_conflict_of_the_part()
    {
        var renamed = CanonicalJson.Write(Renames.Level(study, "job", "cook", "chef"));
        var without = CanonicalJson.Write(study with { Factors = [.. study.Factors.Where(factor => factor.Name != "job")] });

        Assert.Equal(["factors[job]"], DraftMerge.Merge(before, renamed, without).Conflicts.Select(conflict => conflict.Path));
        Assert.NotEmpty(DraftMerge.Merge(before, without, renamed).Conflicts);
    }

    [Fact]
    public void A_place_in_a_part_that_another_renamed_is_called_by_its_new_name()
    {
        var theirs = Renames.Item(Renames.Factor(study, "age", "years_old"), "role", "work") with { Minutes = 98 };
        var mine = Renames.Option(Renames.Level(study, "age", "old", "mine"), "role", "nurse", "mine") with { Minutes = 99 };

        var merged = DraftMerge.Merge(before, CanonicalJson.Write(mine), CanonicalJson.Write(theirs));

        Assert.Equal(
            ["minutes", "factors[years_old].levels[old].name", "pages[before].items[work].options[nurse].name"], merged.Conflicts.Select(conflict => conflict.Path));
    }

    private static LocalText Both(string words) => new(new Dictionary<string, string> { ["en"] = words, ["da"] = words });
}
