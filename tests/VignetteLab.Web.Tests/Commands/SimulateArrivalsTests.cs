using System.Globalization;
using System.Text.Json;

namespace VignetteLab.Web.Tests.Commands;

/// <summary>simulate: when people come and which places they get, as the same key and seed always have it.</summary>
public sealed class SimulateArrivalsTests : IDisposable
{
    private readonly Shell shell = new();

    public void Dispose() => shell.Dispose();

    [Theory]
    [InlineData("steady")]
    [InlineData("waves")]
    [InlineData("rush")]
    public async Task People_come_as_they_are_told_to_and_the_same_again(string arrivals)
    {
        await shell.SimulateAsync("reciprocity-and-repair", "--respondents", "60", "--arrivals", arrivals, "--dropout", "looking_back=30");
        var first = await shell.RunAsync("ledger", "reciprocity-and-repair", "--mode", "simulated");
        await shell.SimulateAsync("reciprocity-and-repair", "--respondents", "60", "--arrivals", arrivals, "--dropout", "looking_back=30");
        var again = await shell.RunAsync("ledger", "reciprocity-and-repair", "--mode", "simulated");

        Assert.Equal(first.Output, again.Output);
        Assert.Equal(60, first.Output.TrimEnd('\n').Split('\n').Length - 1);
        Assert.Equal(0, (await shell.RunAsync("verify")).Code);
    }

    [Fact]
    public async Task Every_place_was_drawn_from_what_had_happened_till_then_and_the_target_holds()
    {
        var said = await shell.SimulateAsync("reciprocity-and-repair", "--respondents", "400", "--arrivals", "waves", "--dropout", "looking_back=20");
        var wide = (await shell.WideAsync("reciprocity-and-repair")).ToDictionary(row => row["respondent"]);
        var places = Fieldwork.Read(shell.At("data.xlsx"), "allocation").Select(row => (
            Arm: row["arm_name"], Stratum: row["stratum"], At: Time(row["allocated_utc"]), State: row["state"],
            Finished: wide[row["respondent"]].TryGetValue("finished_utc", out var finished) ? Time(finished) : (DateTime?)null)).ToArray();

        foreach (var place in places)
        {
            var before = places.Where(other => other.Stratum == place.Stratum && other.At < place.At).ToArray();
            var state = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, int>>>(place.State)!;
            // Of two acts in the same second either may have come first, and a spreadsheet's clock is rounded.
            var slack = TimeSpan.FromSeconds(2);
            var finished = state["finished"].Values.Sum();
            Assert.InRange(finished, before.Count(other => other.Finished < place.At - slack), before.Count(other => other.Finished <= place.At + slack));
            Assert.InRange(
                finished + state["under_way"].Values.Sum(),
                before.Count(other => other.Finished < place.At - slack || other.At > place.At.AddMinutes(-90) + slack),
                before.Count(other => other.Finished <= place.At + slack || other.At > place.At.AddMinutes(-90) - slack));
        }

        var left = places.Count(place => place.Finished is null);
        var full = 400 - places.Length;
        Assert.Equal(240, places.Length - left);
        Assert.StartsWith(
            $"400 simulated respondents came: 240 answered to the end, {left} left after they were allocated, {full} were turned away ({full} by the target)",
            said, StringComparison.Ordinal);
        Assert.Contains($"key {Shell.Key}\n", said.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_it_is_over_the_key_is_shown_and_the_next_has_a_new_one()
    {
        await shell.SimulateAsync(Lab.Study, "--respondents", "5");
        await shell.RunAsync("ledger", Lab.Study, "--mode", "simulated", "--declaration", "first.csv", "--out", "ledger.csv");
        Assert.Equal(0, (await shell.RunAsync("simulate", Lab.Study, "--respondents", "5")).Code);
        await shell.RunAsync("ledger", Lab.Study, "--mode", "simulated", "--declaration", "second.csv", "--out", "ledger.csv");

        Assert.Contains($"key,,{Shell.Key}\n", (await File.ReadAllTextAsync(shell.At("first.csv"))).ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Matches("key,,[0-9a-f]{64}", (await File.ReadAllTextAsync(shell.At("second.csv"))).Replace(Shell.Key, "", StringComparison.Ordinal));
    }

    private static DateTime Time(string serial) => DateTime.FromOADate(double.Parse(serial, CultureInfo.InvariantCulture));
}
