using VignetteLab.Core.Allocation;
using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Tables;
using VignetteLab.Core.Tests.Tables;

namespace VignetteLab.Core.Tests.Studies;

/// <summary>Whatever the rules and whatever is answered: the pages, the tables and a plain reading of the rules say the same.</summary>
public sealed class SomeLogicTests
{
    private const int studies = 150;
    private const int walks = 4;

    public static TheoryData<int> Thirds => [0, 1, 2];

    [Theory, MemberData(nameof(Thirds))]
    public void Rules_on_what_is_known_are_accepted(int third) =>
        Assert.All(Numbers(third), number => Assert.Empty(SomeLogic.Problems(SomeLogic.Make(number))));

    [Theory, MemberData(nameof(Thirds))]
    public void Every_step_shows_what_the_rules_say_and_the_last_leaves_nothing_out(int third)
    {
        foreach (var walk in Walks(third))
        {
            for (var steps = 0; !walk.IsOver; steps++)
            {
                Assert.True(steps < 4000, "There is no end.");
                Due(walk);
                walk.Step();
            }

            Ended(walk);
        }
    }

    [Theory, MemberData(nameof(Thirds))]
    public void Who_leaves_anywhere_has_a_reason_for_every_item(int third)
    {
        foreach (var walk in Walks(third))
        {
            for (var steps = 3 + walk.Study.Fingerprint[0] % 12; steps > 0 && !walk.IsOver; steps--)
                walk.Step();
            var (response, due) = (Of(walk), walk.IsOver ? walk.Study.Pages.Count : walk.Study.IndexOf(walk.Journey.Due));
            foreach (var (index, page) in walk.Study.Pages.Index().Skip(1))
            {
                foreach (var item in page.Items)
                {
                    var reason = response.WhyMissing(page, item);
                    if (index < due)
                        Assert.Equal(Shows(walk, page, item), reason != MissingReason.NotShown);
                    else if (!walk.Saved.Any(save => save.Page == page.Name))
                        Assert.Equal(MissingReason.NotReached, reason);
                }
            }
        }
    }

    private static void Due(SomeWalk walk)
    {
        var journey = walk.Journey;
        var due = walk.Study.IndexOf(journey.Due);
        Assert.True(PageShows(walk, walk.Study.Pages[due]));
        foreach (var page in walk.Study.Pages.Take(due + 1))
        {
            Assert.Equal(page.Items.Where(item => Shows(walk, page, item)), journey.Shown(page));
            Assert.Equal(PageShows(walk, page), journey.Show(page.Name) == page.Name);
            var (number, last) = journey.Progress(page);
            Assert.InRange(number, 0, last);
            if (PageShows(walk, page) && page != walk.Study.Pages[due])
                Assert.All(page.Items.Where(item => item.Required && Shows(walk, page, item)), item => Assert.NotNull(walk.Given(page, item)));
        }

        Assert.True(walk.Place is not null || due < walk.Study.FirstVignette);
    }

    private static void Ended(SomeWalk walk)
    {
        Assert.Equal((Op.Continue, false), (walk.Saved[^1].Op, walk.Saved[^1].Stays));
        var response = Of(walk);
        var rows = Responses.Long(response);
        var wide = Assert.Single(Responses.Wide(response));
        var cells = walk.Study.Pages.Skip(1).SelectMany(page => page.Items.Select(item => (page, item))).ToArray();
        Assert.Equal(cells.Length, rows.Count);
        foreach (var ((page, item), row) in cells.Zip(rows))
        {
            var shows = Shows(walk, page, item);
            var given = shows ? walk.Given(page, item) : null;
            Assert.Equal(shows, row["missing_reason"] is not ("not_shown" or "not_reached"));
            Assert.True(!shows || walk.Seen.Contains(item.Name), $"{item.Name} was never asked.");
            Assert.Equal(given is { Declines: false, Number: { } number } ? (double)number : null, row["value"]);
            Assert.Equal(given?.Text, row["value_text"]);
            Assert.Equal(item is TextItem ? given?.Text : row["value"], wide[item.Name]);
        }

        Assert.All(walk.Study.Pages.Where(page => page.Vignette && page.Items.Count > 0 && page.ShowIf is null), page =>
            Assert.Contains(page.Name, walk.Came));
    }

    private static bool PageShows(SomeWalk walk, Page page) => page.Vignette
        ? Holds(walk, page, page.ShowIf)
        : page.Items.Any(item => Shows(walk, page, item));

    private static bool Shows(SomeWalk walk, Page page, Item item) => Holds(walk, page, page.ShowIf) && Holds(walk, page, item.ShowIf);

    // The rules as they are written down, and nothing else.
    private static bool Holds(SomeWalk walk, Page from, ShowIf? rule)
    {
        if (rule is null)
            return true;
        if (rule.All.Count > 0)
            return rule.All.All(part => Holds(walk, from, part));
        if (rule.Any.Count > 0)
            return rule.Any.Any(part => Holds(walk, from, part));
        if (rule.Factor is { } factor)
            return Level(walk, from, factor) is var level && (rule.Is.Count == 0 || rule.Is.Contains(level)) && !rule.IsNot.Contains(level);
        var (page, item) = walk.Study.Pages.SelectMany(page => page.Items.Select(item => (page, item)))
            .Single(one => one.item.Asked == rule.Item && (one.page.Repeats is null || one.page.Position == from.Position));
        var answer = Shows(walk, page, item) ? walk.Given(page, item) : null;
        var name = answer is null ? null
            : answer.Value.Declines ? "dont_know"
            : item is ChoiceItem ? $"o{answer.Value.Number}"
            : $"{answer.Value.Number}";
        return (rule.Answered is null || rule.Answered == answer is { Declines: false }) &&
            (rule.Is.Count == 0 || name is not null && rule.Is.Contains(name)) &&
            (rule.IsNot.Count == 0 || name is not null && !rule.IsNot.Contains(name)) &&
            (rule.AtLeast is null || answer is { Declines: false } && answer.Value.Number >= rule.AtLeast) &&
            (rule.AtMost is null || answer is { Declines: false } && answer.Value.Number <= rule.AtMost);
    }

    // Names of levels begin with their factor's, and a vignette's name has its levels'.
    private static string Level(SomeWalk walk, Page from, string factor)
    {
        var name = from.Position > 0 && walk.Study.Positions > 0 ? walk.Place!.Sequence.Vignettes[from.Position - 1] : walk.Place!.Arm;
        return name.Split('_', '.').FirstOrDefault(part => part.StartsWith(factor, StringComparison.Ordinal)) ?? name;
    }

    private static Response Of(SomeWalk walk) => new(
        "r1", 1, walk.Study, Mode.Live, Respondent.Noon, walk.IsOver ? walk.Saved[^1].AtUtc : null, walk.Place, [.. walk.Saved]);

    private static IEnumerable<int> Numbers(int third) => Enumerable.Range(0, studies).Where(number => number % 3 == third);

    private static IEnumerable<SomeWalk> Walks(int third) =>
        from number in Numbers(third)
        let study = new FrozenStudy(CanonicalJson.Write(SomeLogic.Make(number)))
        from walk in Enumerable.Range(0, walks)
        select new SomeWalk(study, walk);
}
