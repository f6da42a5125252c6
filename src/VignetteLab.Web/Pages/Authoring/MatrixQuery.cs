using System.Globalization;
using VignetteLab.Core.Studies;

namespace VignetteLab.Web.Pages.Authoring;

/// <summary>What is asked of the matrix, as its address says it.</summary>
public sealed record MatrixQuery
{
    public required MatrixView View { get; init; }

    /// <summary>Factor to level.</summary>
    public required IReadOnlyDictionary<string, string> Levels { get; init; }

    public string? Search { get; init; }

    /// <summary>The vignette that the others are compared with.</summary>
    public string? Base { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Whether texts are as wide as a phone.</summary>
    public bool IsPhone { get; init; }

    /// <summary>Reads an address; what it does not say, or says wrongly, is as usual.</summary>
    public static MatrixQuery Of(IQueryCollection query, Study study, Matrix matrix) => new()
    {
        View = Enum.TryParse<MatrixView>(query["view"], ignoreCase: true, out var view) && Enum.IsDefined(view) ? view : matrix.Usual,
        Levels = study.Factors.DistinctBy(factor => factor.Name)
            .Select(factor => (factor.Name, Level: factor.Levels.FirstOrDefault(level => level.Name == query[$"f.{factor.Name}"])?.Name))
            .Where(one => one.Level is not null).ToDictionary(one => one.Name, one => one.Level!),
        Search = query["search"].FirstOrDefault() is { Length: > 0 and <= 200 } search ? search : null,
        Base = query["base"].FirstOrDefault(),
        Page = int.TryParse(query["page"], CultureInfo.InvariantCulture, out var page) && page is >= 1 and < 10_000 ? page : 1,
        IsPhone = query["phone"] == "1",
    };

    /// <summary>The same with other things in it, as an address.</summary>
    public string With(MatrixView? view = null, int? page = null, string? comparedWith = null, bool? phone = null, bool plain = false)
    {
        var parts = new List<string> { $"view={(view ?? View).ToString().ToLowerInvariant()}" };
        if (!plain)
            parts.AddRange(Levels.Select(level => $"f.{level.Key}={level.Value}"));
        if (!plain && Search is not null)
            parts.Add($"search={Uri.EscapeDataString(Search)}");
        if ((comparedWith ?? Base) is { Length: > 0 } other)
            parts.Add($"base={Uri.EscapeDataString(other)}");
        if (page is > 1)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"page={page}"));
        if (phone ?? IsPhone)
            parts.Add("phone=1");
        return $"?{string.Join('&', parts)}";
    }
}
