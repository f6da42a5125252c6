using VignetteLab.Core.Studies;
using VignetteLab.Core.Studies.Drafts;
using VignetteLab.Core.Vignettes;

namespace VignetteLab.Core.Tests.Studies.Drafts;

/// <summary>Parts that are still the same, and parts that only look so.</summary>
public sealed class RenamedPartTests
{
    private static readonly Study study = SampleDesigns.Everything.Study();
    private static readonly string before = CanonicalJson.Write(study);

    [Theory]
    [InlineData("5", "50", 2, false)]
    [InlineData("A", "Apple", 2, false)]
    [InlineData("A", "A pear", 2, false)]
    [InlineData("A nurse", "A nurseling", 2, false)]
    [InlineData("A nurse", "A nurse on nights", 3, false)]
    [InlineData("A nurse", "A nurse on nights", 2, true)]
    public void A_level_is_the_same_where_its_words_go_on_and_its_number_stays(string words, string further, int code, bool isSame)
    {
        var known = With(Level("day", 1, "By day"), Level("one", 2, words));
        var other = Otherwise(With(Level("day", 1, "By day"), Level("other", code, further)));

        var merged = DraftMerge.Merge(CanonicalJson.Write(known), CanonicalJson.Write(Left(known, "one")), CanonicalJson.Write(other));

        Assert.Empty(merged.Conflicts);
        Assert.Equal(isSame ? "other" : "one", StudyFile.ReadCanonical(merged.Json).Exclusions[^1].Not["shift"]);
    }

    [Fact]
    public void An_item_that_was_moved_to_another_page_was_not_renamed_however_much_another_is_like_it()
    {
        var item = study.Pages[0].Items[0];
        var moved = CanonicalJson.Write(study with
        {
            Pages =
            [
                study.Pages[0] with { Items = [item with { Name = "copy" }] }, .. study.Pages.Skip(1).SkipLast(1),
                study.Pages[^1] with { Items = [.. study.Pages[^1].Items, item] },
            ],
        });
        var reworded = CanonicalJson.Write(study with { Quotas = [study.Quotas[0] with { Of = new Dictionary<string, IReadOnlyList<string>> { [item.Name] = ["other"] } }] });

        var merged = DraftMerge.Merge(before, moved, reworded);

        Assert.DoesNotContain(DraftDiff.Between(before, moved), change => change.IsRename || !change.Path.StartsWith("pages", StringComparison.Ordinal));
        Assert.Empty(merged.Conflicts);
        Assert.Equal([item.Name], StudyFile.ReadCanonical(merged.Json).Quotas[0].Of.Keys);
    }

    private static Study With(params Level[] levels) => study with { Factors = [study.Factors[0] with { Levels = levels }, .. study.Factors.Skip(1)], Exclusions = [] };

    private static Level Level(string name, int code, string words) => new() { Name = name, Code = code, Label = Both(words), Words = Both(words) };

    private static Study Left(Study study, string level) => study with { Exclusions = [new() { Not = new Dictionary<string, string> { ["age"] = "young", ["shift"] = level }, Reason = Both("Too hard") }] };

    // Something else that is theirs.
    private static Study Otherwise(Study study) => study with { Minutes = study.Minutes + 1 };

    private static LocalText Both(string words) => new(new Dictionary<string, string> { ["en"] = words, ["da"] = words });
}
