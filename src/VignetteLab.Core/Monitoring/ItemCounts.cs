using VignetteLab.Core.Items;
using VignetteLab.Core.Statistics;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Tables;

namespace VignetteLab.Core.Monitoring;

/// <summary>How an item was answered by those who agreed to take part; at several vignettes, all of them together.</summary>
/// <param name="Item">The item, as the study has it.</param>
/// <param name="Answered">How many answers there are: rows of the sheet <c>long</c> with a value or words.</param>
/// <param name="Values">Code to how many gave it, for items answered by codes.</param>
/// <param name="Missing">Why there is no answer, to how often.</param>
/// <param name="Numbers">The spread of the answers, for items answered by numbers; <c>null</c> for others.</param>
/// <param name="Tells">Whether the answers tell the arm, see <see cref="Mask"/>.</param>
public sealed record ItemCounts(
    Item Item, int Answered, IReadOnlyDictionary<long, int> Values, IReadOnlyDictionary<MissingReason, int> Missing, Spread? Numbers, bool Tells)
{
    /// <summary>How often it stood before somebody who sent the page.</summary>
    public int Shown => Answered + Missing.Where(reason => reason.Key is not (MissingReason.NotShown or MissingReason.NotReached)).Sum(reason => reason.Value);
}

/// <summary>Counts by item.</summary>
internal sealed class ItemsTally(FrozenStudy study)
{
    private readonly OrderedDictionary<string, Counts> items = new(study.Study.Items.Select(item => KeyValuePair.Create(item.Name, new Counts())));

    public void Add(Response response)
    {
        if (!response.Consented)
            return;
        foreach (var page in response.Study.Pages.Skip(1))
        {
            foreach (var item in page.Items)
            {
                if (items.TryGetValue(item.Asked, out var counts))
                    counts.Add(response, page, item);
            }
        }
    }

    public IReadOnlyList<ItemCounts> Result() =>
    [
        .. study.Study.Items.Select(item => (item, counts: items[item.Name])).Select(one => new ItemCounts(
            one.item, one.counts.Answered, one.counts.Values, one.counts.Missing,
            one.item is NumberItem ? Spread.Of(one.counts.Values.SelectMany(value => Enumerable.Repeat((double)value.Key, value.Value))) : null,
            study.Pages.SelectMany(page => page.Items).Any(asked => asked.Asked == one.item.Name && Mask.Hides(study, asked)))),
    ];

    private sealed class Counts
    {
        public int Answered { get; private set; }
        public SortedDictionary<long, int> Values { get; } = [];
        public SortedDictionary<MissingReason, int> Missing { get; } = new(Comparer<MissingReason>.Create((one, other) => other.CompareTo(one)));

        public void Add(Response response, Page page, Item item)
        {
            if (response.WhyMissing(page, item) is { } reason)
            {
                Missing[reason] = Missing.GetValueOrDefault(reason) + 1;
                return;
            }

            Answered++;
            if (response.Number(item.Name) is { } value)
                Values[value] = Values.GetValueOrDefault(value) + 1;
        }
    }
}
