using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>One quota.</summary>
public sealed record QuotaPart
{
    /// <summary>The name it had when the form was filled.</summary>
    public string? Was { get; init; }

    public string? Name { get; init; }
    public int? Limit { get; init; }
    public QuotaKind Kind { get; init; }

    /// <summary>Whom it counts: an item and an option of it, as in <c>role/nurse</c>.</summary>
    public List<string> Counts { get; init; } = [];

    internal static QuotaPart Of(Quota quota) => new()
    {
        Was = quota.Name,
        Name = quota.Name,
        Limit = quota.Limit,
        Kind = quota.Kind,
        Counts = [.. quota.Of.SelectMany(part => part.Value.Select(option => $"{part.Key}/{option}"))],
    };

    internal Quota Into(Study study, string name)
    {
        var before = study.Quotas.FirstOrDefault(quota => quota.Name == Was)?.Of ?? new Dictionary<string, IReadOnlyList<string>>();
        var ticked = Counts.Select(count => count.Split('/', 2)).Where(count => count.Length == 2)
            .GroupBy(count => count[0], count => count[1]).ToDictionary(item => item.Key, item => item.ToArray());
        return new()
        {
            Name = name,
            Limit = Limit ?? 0,
            Kind = Kind,
            Of = ticked.ToDictionary(item => item.Key, item => ListForm.Kept(
                before.GetValueOrDefault(item.Key) ?? [], item.Value,
                (study.Items.FirstOrDefault(known => known.Name == item.Key) as ChoiceItem)?.Options.Select(option => option.Name) ?? [])),
        };
    }
}
