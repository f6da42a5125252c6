using System.Globalization;
using System.Text.Json;
using VignetteLab.Core.Allocation;

namespace VignetteLab.Core.Tests.Allocation;

/// <summary>
/// A study of three decks in the field: respondents of several strata arrive, an arm is closed in the middle and opened
/// again, and every line is drawn with Core.
/// </summary>
internal sealed class Fieldwork(string name, ImbalanceMeasure measure = ImbalanceMeasure.Sd)
{
    private static readonly AllocationKey key = Walks.Key(7);
    private static readonly Share[] shares = [new("deck_1", 2), new("deck_2", 1), new("deck_3", 1)];
    private static readonly string[] arms = ["deck_1", "deck_2", "deck_3"];
    private static readonly int[] multiples = [1, 2];
    private static readonly Margin[] margins = [new("role", 2), new("shift", 1)];
    private static readonly int[][] williams = [[0, 1, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0], [0, 2, 1], [1, 0, 2]];

    private static readonly Dictionary<string, string[]> decks = new()
    {
        ["deck_1"] = ["a_x", "a_y", "b_x", "b_y", "c_x"],
        ["deck_2"] = ["b_y", "c_y", "a_x"],
        ["deck_3"] = ["c_z", "a_z"],
    };

    private readonly Draws chance = new(key.Bytes, "v1|simulated|fieldwork|all|0");
    private readonly Dictionary<string, LastPlace> last = [];
    private readonly Dictionary<string, int> seats = [];
    private readonly Dictionary<string, PlaceDraw> clusters = [];
    private readonly List<(string Stratum, string Arm)> given = [];

    /// <summary>Every procedure's name in a declaration.</summary>
    public static TheoryData<string> Procedures =>
        ["simple", "complete", "permuted_blocks", "cluster", "minimisation", "least_filled"];

    public static string Key => key.Hex;

    private readonly IProcedure procedure = name switch
    {
        "simple" => new SimpleAllocation(shares),
        "complete" => new CompleteAllocation(shares, 75),
        "permuted_blocks" => new PermutedBlocks(shares, multiples),
        "cluster" => new ClusterAllocation(shares, multiples),
        "minimisation" => new Minimisation(shares, margins, measure, 80),
        _ => new LeastFilled(shares),
    };

    public LedgerFiles Run(int respondents) => new(
        [
            ["format", "", "vignettelab allocation 1"],
            ["study", "", "three-decks"],
            ["fingerprint", "", key.Commitment],
            ["mode", "", "live"],
            ["procedure", "", name],
            ["commitment", "", key.Commitment],
            ["key", "", key.Hex],
            ["multiple", "", "1"],
            ["multiple", "", "2"],
            ["arm", "deck_1", "2"],
            ["arm", "deck_2", "1"],
            ["arm", "deck_3", "1"],
            .. decks.Select(deck => new[] { "vignettes", deck.Key, string.Join(' ', deck.Value) }),
            ["order", "deck_1", "random"],
            ["order", "deck_2", "williams"],
            ["order", "deck_3", "fixed"],
            ["items", "quality", "q1 q2 q3 q4"],
            ["items", "attitude", "a1 a2 a3"],
            ["scale", "q2", "trust"],
            ["scale", "q4", "trust"],
            ["direction", "", "random"],
            ["places", "", "75"],
            .. Strata,
            ["under_way_minutes", "", "120"],
            ["item", "role", "2"],
            ["item", "shift", "1"],
            ["measure", "", measure.ToString().ToLowerInvariant()],
            ["prefer", "", "80"],
            .. Enumerable.Range(0, respondents).Where(respondent => respondent % 40 is 16 or 30).Select(respondent => new[]
            {
                respondent % 40 == 16 ? "closed" : "opened", "deck_2", $"{At(respondent, -0.5)} Enough, for now",
            }),
        ],
        [.. Enumerable.Range(0, respondents).Select(respondent => Arrive(respondent))]);

    private string[][] Strata => name switch
    {
        "complete" => [["stratum", "all", ""]],
        "minimisation" => [["levels", "role", "nurse helper leader"], ["levels", "shift", "day night"]],
        _ => [.. ((string[])["nurse", "helper"]).Select(stratum => (string[])
        [
            "stratum", stratum, name == "cluster" ? string.Join(' ', Enumerable.Range(0, 8).Select(cluster => $"{stratum}_{cluster}")) : "",
        ])],
    };

    // Each comes a minute after the one before; arms are closed and opened half a second before somebody comes.
    private static string At(int respondent, double seconds = 0) =>
        Studies.Respondent.Noon.AddMinutes(respondent).AddSeconds(seconds).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    private Dictionary<string, string> Arrive(int respondent)
    {
        var stratum = name switch
        {
            "complete" => "all",
            "minimisation" => $"{Pick("nurse", "helper", "leader")}.{Pick("day", "night")}",
            _ => Pick("nurse", "helper"),
        };
        var cluster = name == "cluster" ? $"{stratum}_{chance.Below(8)}" : "";
        var open = respondent % 40 is > 15 and < 30 ? (string[])["deck_1", "deck_3"] : arms;
        var state = State(stratum).Among(open);
        var place = cluster != "" && clusters.TryGetValue(cluster, out var earlier) ? earlier : Next(stratum, open, state);
        clusters[cluster] = place;
        given.Add((stratum, place.Arm));

        var seat = seats[cluster] = seats.GetValueOrDefault(cluster) + 1;
        var (own, number) = cluster == ""
            ? (stratum, place.Turn.Number)
            : (ClusterAllocation.SeatStratum(stratum, cluster), seat);
        return new()
        {
            ["mode"] = "live",
            ["version"] = "1",
            ["stratum"] = stratum,
            ["number"] = Text(place.Turn.Number),
            ["block"] = Text(place.Turn.Block),
            ["arm"] = place.Arm,
            ["probability"] = place.Probability.ToString("R", CultureInfo.InvariantCulture),
            ["allocated_utc"] = At(respondent),
            ["respondent"] = $"r{respondent}",
            ["first"] = Text(place.Turn.First),
            ["deck"] = place.Arm["deck_".Length..],
            ["cluster"] = cluster,
            ["seat"] = cluster == "" ? "" : Text(seat),
            ["candidates"] = string.Join(' ', place.Candidates),
            ["state"] = procedure.Needs == StateKind.None ? "" : JsonSerializer.Serialize(state.Counts),
            ["vignettes"] = string.Join(' ', Vignettes(place.Arm, own, number)),
            ["item_order"] = $"attitude: {Items("attitude", own, number, "a1", "a2", "a3")}; " +
                $"quality: {Items("quality", own, number, "q1", "q2", "q3", "q4")}",
            ["direction"] = Direction.Draw(key, Mode.Live, own, number) ? "reversed" : "as_written",
        };
    }

    private PlaceDraw Next(string stratum, IReadOnlyList<string> open, AllocationState state)
    {
        var counter = procedure.Counter(stratum);
        var place = procedure.Next(
            key, Mode.Live, stratum, last.GetValueOrDefault(counter, LastPlace.None), open, state)
            ?? throw new InvalidOperationException("The list is used up.");
        last[counter] = place.Last;
        return place;
    }

    private AllocationState State(string stratum) => procedure.Needs switch
    {
        StateKind.Margins => new(margins.Index().ToDictionary(
            margin => margin.Item.Item,
            margin => (IReadOnlyDictionary<string, int>)Counted(place => place.Stratum.Split('.')[margin.Index] == stratum.Split('.')[margin.Index]))),
        StateKind.Filling => new(new Dictionary<string, IReadOnlyDictionary<string, int>>
        {
            ["finished"] = Counted(place => place.Stratum == stratum),
            ["under_way"] = Counted(_ => false),
        }),
        _ => AllocationState.None,
    };

    private Dictionary<string, int> Counted(Func<(string Stratum, string Arm), bool> counts) =>
        given.Where(counts).CountBy(place => place.Arm).ToDictionary();

    private static IEnumerable<string> Vignettes(string arm, string stratum, long number) => (arm switch
    {
        "deck_1" => DeckOrder.Draw(key, Mode.Live, stratum, number, decks[arm].Length),
        "deck_2" => DeckOrder.Williams(key, Mode.Live, stratum, number, williams),
        _ => [0, 1],
    }).Select(index => decks[arm][index]);

    private static string Items(string page, string stratum, long number, params string[] items) =>
        string.Join(", ", ItemOrder.Draw(
            key, Mode.Live, page, stratum, number, [.. items.Select(item => new ScaledItem(item, item is "q2" or "q4" ? "trust" : null))]));

    private string Pick(params string[] names) => names[chance.Below((ulong)names.Length)];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
