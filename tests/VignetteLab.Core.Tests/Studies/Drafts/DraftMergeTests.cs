using VignetteLab.Core.Studies.Drafts;

namespace VignetteLab.Core.Tests.Studies.Drafts;

public sealed class DraftMergeTests
{
    private const string before = """{"factors":[{"levels":[{"name":"old"},{"name":"young"}],"name":"age"},{"name":"type"}],"minutes":8,"title":{"da":"A","en":"B"}}""";

    [Fact]
    public void Words_in_different_places_are_both_kept()
    {
        var merged = Merge(
            before.Replace("\"A\"", "\"mine\"", StringComparison.Ordinal), before.Replace("\"B\"", "\"theirs\"", StringComparison.Ordinal));

        Assert.Empty(merged.Conflicts);
        Assert.Contains("""{"da":"mine","en":"theirs"}""", merged.Json, StringComparison.Ordinal);
    }

    [Fact]
    public void Different_words_in_one_place_are_a_conflict_that_shows_both()
    {
        var merged = Merge(
            before.Replace("\"A\"", "\"mine\"", StringComparison.Ordinal), before.Replace("\"A\"", "\"theirs\"", StringComparison.Ordinal));

        Assert.Equal([new Conflict("title.da", "\"A\"", "\"mine\"", "\"theirs\"")], merged.Conflicts);
        Assert.Contains("\"da\":\"mine\"", merged.Json, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_change_made_twice_is_one_change()
    {
        var changed = before.Replace("8", "9", StringComparison.Ordinal);

        Assert.Equal(new Merged(changed, []).Json, Merge(changed, changed).Json);
        Assert.Empty(Merge(changed, changed).Conflicts);
    }

    [Fact]
    public void A_level_that_was_moved_is_still_the_same_level()
    {
        var moved = before.Replace("""{"name":"old"},{"name":"young"}""", """{"name":"young"},{"name":"old"}""", StringComparison.Ordinal);
        var worded = before.Replace("""{"name":"old"}""", """{"name":"old","words":"84"}""", StringComparison.Ordinal);

        Assert.Contains("""[{"name":"young"},{"name":"old","words":"84"}]""", Merge(moved, worded).Json, StringComparison.Ordinal);
        Assert.Contains("""[{"name":"young"},{"name":"old","words":"84"}]""", Merge(worded, moved).Json, StringComparison.Ordinal);
    }

    [Fact]
    public void What_both_add_is_there_and_what_one_takes_out_is_gone()
    {
        var mine = before.Replace("""{"name":"young"}""", """{"name":"young"},{"name":"middle"}""", StringComparison.Ordinal);
        var theirs = before.Replace("""{"name":"old"},""", """{"name":"very_old"},""", StringComparison.Ordinal);

        var merged = Merge(mine, theirs);

        Assert.Empty(merged.Conflicts);
        Assert.Contains("""[{"name":"very_old"},{"name":"young"},{"name":"middle"}]""", merged.Json, StringComparison.Ordinal);
    }

    [Fact]
    public void What_one_takes_out_while_the_other_changes_it_is_a_conflict()
    {
        var without = before.Replace("""{"name":"old"},""", "", StringComparison.Ordinal);
        var worded = before.Replace("""{"name":"old"}""", """{"name":"old","words":"84"}""", StringComparison.Ordinal);

        var conflict = Assert.Single(Merge(without, worded).Conflicts);

        Assert.Equal(("factors[age].levels[old]", null, """{"name":"old","words":"84"}"""), (conflict.Path, conflict.Mine, conflict.Theirs));
    }

    [Fact]
    public void Two_orders_of_the_same_parts_are_a_conflict()
    {
        const string three = """{"l":[{"name":"a"},{"name":"b"},{"name":"c"}]}""";
        const string mine = """{"l":[{"name":"b"},{"name":"a"},{"name":"c"}]}""";
        const string theirs = """{"l":[{"name":"a"},{"name":"c"},{"name":"b"}]}""";

        Assert.Equal([new Conflict("l", """["a","b","c"]""", """["b","a","c"]""", """["a","c","b"]""")], DraftMerge.Merge(three, mine, theirs).Conflicts);
    }

    [Fact]
    public void Random_edits_in_different_places_are_kept_whoever_saves_first()
    {
        for (var n = 0; n < 300; n++)
        {
            var draws = new Draws(new byte[32], $"merge|{n}");
            var (mine, theirs) = (RandomEdits.Of(before, draws, "mine", places: 0), RandomEdits.Of(before, draws, "theirs", places: 1));

            var (one, other) = (DraftMerge.Merge(before, mine, theirs), DraftMerge.Merge(before, theirs, mine));

            Assert.Empty(one.Conflicts);
            Assert.Equal(one.Json, other.Json);
            Assert.Equal(mine, DraftMerge.Merge(before, mine, before).Json);
            Assert.Equal(theirs, DraftMerge.Merge(before, before, theirs).Json);
            Assert.Equal(
                DraftDiff.Between(before, mine).Concat(DraftDiff.Between(before, theirs)).OrderBy(change => change.Path, StringComparer.Ordinal),
                DraftDiff.Between(before, one.Json).OrderBy(change => change.Path, StringComparer.Ordinal));
        }
    }

    private static Merged Merge(string mine, string theirs) => DraftMerge.Merge(before, mine, theirs);
}
