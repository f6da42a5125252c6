using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Vignettes;
using VignetteLab.Web.Pages.Studies;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>Which vignettes respondents see, how they get their arm, and what that can show.</summary>
public sealed class DesignModel(DraftAccess access) : DraftPage<DesignForm>(access)
{
    /// <summary>With more arms than so many, shares are given by name.</summary>
    public const int MostListed = 40;

    /// <inheritdoc/>
    public override Step Step { get; } = Steps.All.First(step => step.Name == "design");

    /// <summary>What the saved draft comes to.</summary>
    public DraftFacts Facts { get; private set; } = new([], [], null, []);

    /// <summary>What parts respondents can be named by: choices that are asked before the first vignette.</summary>
    public IReadOnlyList<ChoiceItem> Asked =>
        [.. Draft.Study.Pages.TakeWhile(page => !page.Vignette).SelectMany(page => page.Items).OfType<ChoiceItem>().DistinctBy(item => item.Name)];

    /// <summary>How many vignettes there are before exclusions.</summary>
    public long Combinations => Universe.Size(Draft.Study.Factors, []);

    /// <summary>A line for each arm with how often it is wanted, those that are not known last; with many arms only those with a share, and some to fill in.</summary>
    public IReadOnlyList<(NumberPart Share, bool IsKnown)> Shares
    {
        get
        {
            var names = Facts.Arms.Select(arm => arm.Name).ToHashSet();
            var shares = Input.Allocation.Shares.Where(share => !string.IsNullOrEmpty(share.Name)).ToArray();
            return Facts.Arms.Count is > 0 and <= MostListed
                ?
                [
                    .. names.Select(name => (shares.FirstOrDefault(share => share.Name == name) ?? new() { Name = name }, true)),
                    .. shares.Where(share => !names.Contains(share.Name!)).Select(share => (share, false)),
                ]
                : [.. shares.Select(share => (share, false)), (new(), false), (new(), false)];
        }
    }

    /// <summary>What is wrong with a member, in the reader's language.</summary>
    public IEnumerable<Problem> Wrong(string path) => Draft.Problems.Where(problem => problem.Path == path);

    /// <summary>The blocks that the multiples make; empty where that is not known.</summary>
    public string Blocks
    {
        get
        {
            var plan = Draft.Study.Allocation;
            var round = Facts.Arms.Sum(arm => plan.Shares.GetValueOrDefault(arm.Name, 1));
            return round == 0 ? "" : string.Join(", ", plan.Multiples.Select(multiple => (multiple * round).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    /// <inheritdoc/>
    protected override Task LoadAsync(CancellationToken stop)
    {
        Facts = DraftFacts.Of(Draft.Study);
        return Task.CompletedTask;
    }
}
