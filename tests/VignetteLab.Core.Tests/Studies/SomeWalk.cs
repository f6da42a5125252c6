using VignetteLab.Core.Allocation;
using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Tests.Vignettes.Designs;

namespace VignetteLab.Core.Tests.Studies;

/// <summary>Somebody who answers at random, leaves out, goes back, thinks again and comes to an end; saved as the storage saves.</summary>
internal sealed class SomeWalk
{
    private readonly Draws draws;
    private readonly List<SavedPage> saved = [];

    public SomeWalk(FrozenStudy study, int number)
    {
        (Study, draws) = (study, SomeDesigns.Draws($"some walk {study.Fingerprint} {number}"));
        Save(FrozenStudy.Information, Op.Continue, new() { [FrozenStudy.Consent] = Answer.Of(1) });
    }

    public FrozenStudy Study { get; }

    public IReadOnlyList<SavedPage> Saved => saved;

    public Place? Place { get; private set; }

    public Journey Journey => new(Study, [.. saved], Place);

    /// <summary>Every item that stood on a page which was sent.</summary>
    public HashSet<string> Seen { get; } = [];

    /// <summary>Every page that was shown.</summary>
    public HashSet<string> Came { get; } = [];

    public bool IsOver => Journey.IsFinished;

    /// <summary>Sends the page that is due, or one that was passed.</summary>
    public void Step()
    {
        var journey = Journey;
        var name = draws.Below(6) == 0 ? journey.Show(Study.Pages[1 + (int)draws.Below((ulong)Study.Pages.Count - 1)].Name) : journey.Due;
        var page = Study.Page(name) ?? throw new InvalidDataException(name);
        Assert.True(journey.Takes(name));
        Came.Add(name);
        var answers = new Dictionary<string, Answer>();
        foreach (var item in journey.Shown(page))
        {
            Seen.Add(item.Name);
            if (draws.Below(6) != 0)
                answers[item.Name] = item.Decline.Count > 0 && draws.Below(4) == 0 ? Answer.Of((int)item.Decline[0]) : item.Simulate(draws, 0);
        }

        Save(name, draws.Below(8) switch { 0 => Op.Back, 1 => Op.Language, _ => Op.Continue }, answers);
    }

    /// <summary>The last that was given to an item, whether or not it counts.</summary>
    public Answer? Given(Page page, Item item) =>
        saved.LastOrDefault(save => save.Page == page.Name) is { } last && last.Answers.TryGetValue(item.Name, out var answer) ? answer : null;

    private void Save(string name, Op op, Dictionary<string, Answer> answers)
    {
        var (journey, page) = (Journey, Study.Page(name)!);
        foreach (var item in page.Items.Where(item => journey.IsLocked(item.Name)))
        {
            if (Given(page, item) is { } locked)
                answers[item.Name] = locked;
        }

        saved.Add(new(
            saved.Count + 1, name, op, "en", "en", saved.Count, $"key {saved.Count}", "", answers,
            op == Op.Continue && journey.Stays(page, answers), 1, null, Respondent.Noon.AddMinutes(saved.Count)));
        if (!Journey.NeedsPlace)
            return;
        var arm = Study.Arms[(int)draws.Below((ulong)Study.Arms.Count)];
        string[] shown = [.. SomeDesigns.Order(draws, arm.Vignettes.Count).Select(index => arm.Vignettes[index].Name)];
        Place = new(
            Mode.Live, 1, "all", new(1, 0, 1), arm.Name, 0.5, [], AllocationState.None, null,
            new(shown, new Dictionary<string, IReadOnlyList<string>>(), false), [], "r1", Respondent.Noon);
    }
}
