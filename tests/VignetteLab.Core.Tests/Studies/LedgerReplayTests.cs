using VignetteLab.Core.Allocation;
using VignetteLab.Core.Studies;

namespace VignetteLab.Core.Tests.Studies;

public sealed class LedgerReplayTests
{
    private static readonly string[] all = ["deck_1", "deck_2", "deck_3", "deck_4"];

    public static TheoryData<string> Plans =>
    [
        "\"procedure\": \"simple\", \"shares\": { \"deck_2\": 3 }",
        "\"procedure\": \"complete\", \"places\": 61",
        "\"procedure\": \"permuted_blocks\", \"strata\": [\"role\"], \"multiples\": [1, 2], \"shares\": { \"deck_4\": 2 }",
        "\"procedure\": \"cluster\", \"cluster\": \"role\", \"multiples\": [2, 1]",
        "\"procedure\": \"minimisation\", \"strata\": [\"role\"], \"measure\": \"variance\", \"prefer\": 70",
        "\"procedure\": \"least_filled\", \"strata\": [\"role\"]",
    ];

    [Theory]
    [MemberData(nameof(Plans))]
    public void The_true_ledger_of_every_procedure_passes_with_arms_closed_in_the_middle(string plan)
    {
        var arrivals = Field(plan);

        Assert.Equal(60, arrivals.Lines.Count);
        Assert.Contains(arrivals.Lines, line => line.Arm is "deck_1");
        Assert.Equal([], arrivals.Replay(arrivals.Ledger).OfType<string>());
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void Another_key_draws_another_ledger(string plan) => Assert.NotEmpty(
        new Arrivals(Study(plan), 2).Replay(Field(plan).Ledger).OfType<string>());

    [Theory]
    [MemberData(nameof(Plans))]
    public void A_line_that_is_left_out_is_missed(string plan)
    {
        var arrivals = Field(plan);
        var ledger = arrivals.Ledger.Where(line => line.Seat is not { Number: > 1 }).ToArray();

        var found = arrivals.Replay(ledger.Where((_, index) => index != 5)).ToArray();

        Assert.Equal($"the next number is {ledger[5].Turn.Number}", found[5]);
        Assert.All(found.Take(5), Assert.Null);
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void A_wrong_arm_is_named(string plan)
    {
        Says(plan, line => line with { Arm = all.First(arm => arm != line.Arm && IsOpen(line, arm)) }, line => $"the draws give the arm {line.Arm}");

        static bool IsOpen(Place line, string arm) => line.Candidates.Count == 0 || line.Candidates.Contains(arm);
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void A_wrong_probability_is_named(string plan) =>
        Says(plan, line => line with { Probability = line.Probability / 2 }, _ => "its probability is another");

    [Fact]
    public void A_wrong_block_is_named()
    {
        const string plan = "\"procedure\": \"permuted_blocks\", \"strata\": [\"role\"], \"multiples\": [1]";

        Says(plan, line => line with { Turn = line.Turn with { Block = 9 } }, line => $"it stands in block {line.Turn.Block} from number {line.Turn.First}");
        Says(plan, line => line with { Turn = line.Turn with { First = 2 } }, line => $"it stands in block {line.Turn.Block} from number {line.Turn.First}");
    }

    [Fact]
    public void A_place_beyond_a_complete_list_is_named()
    {
        var arrivals = Field("\"procedure\": \"complete\", \"places\": 60");
        var last = arrivals.Ledger[^1];

        Assert.Equal("the list has no such place", arrivals.Replay(arrivals.Ledger.Append(last with { Turn = last.Turn with { Number = 61 } })).Last());
    }

    [Fact]
    public void Counts_that_minimisation_did_not_have_are_named() => Says(
        "\"procedure\": \"minimisation\", \"strata\": [\"role\"]",
        line => line with { State = Counting("role", 7) }, _ => "it was drawn from other counts");

    [Fact]
    public void Counts_that_a_procedure_does_not_need_are_named() => Says(
        "\"procedure\": \"simple\"", line => line with { State = Counting("role", 7) }, _ => "it was drawn from other counts");

    [Fact]
    public void Fillings_that_give_other_candidates_are_named()
    {
        var arrivals = Field("\"procedure\": \"least_filled\", \"strata\": [\"role\"]");
        Place[] ledger = [.. arrivals.Ledger];
        var other = ledger[6].Arm == "deck_1" ? "deck_2" : "deck_1";
        ledger[6] = ledger[6] with
        {
            State = new(new Dictionary<string, IReadOnlyDictionary<string, int>>
            {
                ["finished"] = all.ToDictionary(arm => arm, arm => arm == other ? 0 : 9),
                ["under_way"] = all.ToDictionary(arm => arm, _ => 0),
            }),
        };

        Assert.Equal($"the draws give the arm {other}", arrivals.Replay(ledger).ElementAt(6));
    }

    [Fact]
    public void Candidates_that_were_not_all_are_named() => Assert.NotEmpty(Replayed(
        "\"procedure\": \"simple\"", line => line with { Candidates = ["deck_1", "deck_2"] }).OfType<string>());

    [Theory]
    [MemberData(nameof(Plans))]
    public void Another_order_of_vignettes_is_named(string plan) => Says(
        plan, line => line with { Sequence = line.Sequence with { Vignettes = [.. line.Sequence.Vignettes.Reverse()] } },
        _ => "the draws give another order of vignettes");

    [Fact]
    public void Another_direction_of_scales_is_named() => Says(
        "\"procedure\": \"simple\"", line => line with { Sequence = line.Sequence with { IsReversed = !line.Sequence.IsReversed } },
        _ => "the draws give the other direction of scales");

    [Fact]
    public void Another_order_of_items_or_none_or_one_too_many_is_named()
    {
        const string plan = "\"procedure\": \"simple\"";
        const string problem = "the draws give another order of items";

        Says(plan, line => Ordered(line, ("opinion", [.. line.Sequence.Orders["opinion"].Reverse()])), _ => problem);
        Says(plan, line => Ordered(line), _ => problem);
        Says(plan, line => Ordered(line, ("after", line.Sequence.Orders["opinion"])), _ => problem);
        Says(plan, line => Ordered(line, ("opinion", line.Sequence.Orders["opinion"]), ("after", [])), _ => problem);
    }

    [Theory]
    [InlineData("arm")]
    [InlineData("number")]
    [InlineData("cluster")]
    [InlineData("seat")]
    [InlineData("first")]
    public void A_colleague_who_does_not_share_the_clusters_place_is_named(string what)
    {
        var arrivals = Field("\"procedure\": \"cluster\", \"cluster\": \"role\"");
        Place[] ledger = [.. arrivals.Ledger];
        var at = Array.FindIndex(ledger, line => line.Seat?.Number == 3);
        var (line, seat) = (ledger[at], ledger[at].Seat!);
        ledger[at] = what switch
        {
            "arm" => line with { Arm = all.First(arm => arm != line.Arm) },
            "number" => line with { Turn = line.Turn with { Number = line.Turn.Number + 1 } },
            "cluster" => line with { Seat = seat with { Cluster = "elsewhere" } },
            "seat" => line with { Seat = seat with { Number = 5 } },
            _ => line,
        };

        var found = arrivals.Replay(what == "first" ? ledger.Skip(1) : ledger).ElementAt(what == "first" ? 0 : at);

        Assert.Equal("it is not its cluster's place", found);
    }

    [Fact]
    public void A_cluster_with_two_places_is_named()
    {
        var arrivals = Field("\"procedure\": \"cluster\", \"cluster\": \"role\"");
        var places = arrivals.Ledger.Where(line => line.Seat!.Number == 1).ToArray();
        places[1] = places[1] with { Seat = places[0].Seat };

        Assert.Equal("its cluster has a place already", arrivals.Replay(places).ElementAt(1));
    }

    // Whoever has the key could say of any line that only the wished-for arm was open, and draw the line again so that it fits.
    [Theory]
    [MemberData(nameof(Plans))]
    public void A_ledger_that_was_drawn_consistently_among_arms_that_were_not_the_open_ones_is_named(string plan)
    {
        var arrivals = Field(plan);

        var found = arrivals.Replay(arrivals.Ledger, []).ToArray();

        var forged = arrivals.Ledger.Index().Where(line => line.Item.AllocatedUtc >= Respondent.Noon.AddMinutes(22) &&
            line.Item.AllocatedUtc < Respondent.Noon.AddMinutes(41) && line.Item.Seat is not { Number: > 1 }).ToArray();
        Assert.NotEmpty(forged);
        Assert.All(forged, line => Assert.Equal("other arms were open then", found[line.Index]));
    }

    [Fact]
    public void A_place_of_the_very_time_of_a_closing_may_be_before_or_after_it()
    {
        ArmSwitched[] switched = [new("a", false, Respondent.Noon, ""), new("b", false, Respondent.Noon, ""), new("a", true, Respondent.Noon.AddSeconds(1), "")];
        var times = new ArmTimes(switched);

        Assert.All((string[][])[["a", "b"], ["b"], []], open => Assert.True(times.WereOpen(["a", "b"], open, Respondent.Noon)));
        Assert.All((string[][])[["a"], []], open => Assert.True(times.WereOpen(["a", "b"], open, Respondent.Noon.AddSeconds(1))));
        Assert.False(times.WereOpen(["a", "b"], ["a", "b"], Respondent.Noon.AddTicks(1)));
        Assert.False(times.WereOpen(["a", "b"], ["b"], Respondent.Noon.AddTicks(-1)));
        Assert.False(times.WereOpen(["a", "b"], ["b"], Respondent.Noon.AddSeconds(2)));
    }

    private static AllocationState Counting(string row, int count) => new(new Dictionary<string, IReadOnlyDictionary<string, int>>
    {
        [row] = all.ToDictionary(arm => arm, _ => count),
    });

    private static Place Ordered(Place line, params (string Page, IReadOnlyList<string> Items)[] orders) => line with
    {
        Sequence = line.Sequence with { Orders = orders.ToDictionary(order => order.Page, order => order.Items) },
    };

    // Tampers with the fifth line, where all arms are still open, and expects that line to be named, by what was true of it.
    private static void Says(string plan, Func<Place, Place> tamper, Func<Place, string> problem)
    {
        var arrivals = Field(plan);
        Place[] ledger = [.. arrivals.Ledger.Where(line => line.Seat is not { Number: > 1 })];
        var truth = ledger[4];
        ledger[4] = tamper(truth);

        var found = arrivals.Replay(ledger).ToArray();

        Assert.Equal(problem(truth), found[4]);
        Assert.All(found.Take(4), Assert.Null);
    }

    private static IEnumerable<string?> Replayed(string plan, Func<Place, Place> tamper)
    {
        var arrivals = Field(plan);
        return arrivals.Replay(arrivals.Ledger.Select((line, index) => index == 4 ? tamper(line) : line));
    }

    // Sixty come; of the arrivals 21 to 40 the first deck is closed to all.
    private static Arrivals Field(string plan)
    {
        var study = Study(plan);
        var arrivals = new Arrivals(study, 1);
        var (clusters, strata) = (plan.Contains("cluster", StringComparison.Ordinal), plan.Contains("strata", StringComparison.Ordinal));
        for (var number = 0; number < 60; number++)
        {
            var open = number is > 20 and <= 40 ? all[1..] : all;
            _ = arrivals.Arrive(strata ? number % 3 == 0 ? "other" : "nurse" : "all", clusters ? $"ward_{number / 20}_{number * 7 % 20 / 4}" : null, open);
        }

        return arrivals;
    }

    private static FrozenStudy Study(string plan) => DesignedStudy.Of(
        "\"kind\": \"within\", \"selection\": \"given_decks\", \"deckList\": [ [\"young_nurse\", \"old_cook\", \"nobody\"], [\"young_cook\", \"old_nurse\", \"nobody\"], " +
        "[\"young_nurse\", \"young_cook\", \"nobody\"], [\"old_nurse\", \"old_cook\", \"nobody\"] ]", "\"scaleDirection\": \"random\",")
        .Allocating(plan).Frozen();
}
