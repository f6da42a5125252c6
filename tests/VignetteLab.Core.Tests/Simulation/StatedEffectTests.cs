using System.Globalization;
using VignetteLab.Core.Items;

namespace VignetteLab.Core.Tests.Simulation;

/// <summary>What is planned is what is found.</summary>
public sealed class StatedEffectTests
{
    private const int people = 2000;

    [Theory]
    [InlineData(0.8)]
    [InlineData(-0.5)]
    public void A_stated_effect_is_found_again(double points)
    {
        var effect = string.Create(CultureInfo.InvariantCulture, $"threat_quality:type=core:{points}");
        var answers = Simulated.Answers(LibraryStudy.Volunteers, people, new() { Effects = [effect] }).ToArray();

        // Three standard errors of a difference of 800 and 800 means of four items: 3 × √(2 × (1/4 + 0.5²) / 800) ≈ 0.11.
        Assert.Equal(points, Difference(answers, "threat_quality", "core", "complementary"), 0.12);
        Assert.Equal(0, Difference(answers, "threat_profession", "core", "complementary"), 0.12);
        Assert.Equal(0, Difference(answers, "threat_quality", "high", "low"), 0.12);
    }

    [Fact]
    public void Reversed_items_go_the_other_way()
    {
        var study = LibraryStudy.Volunteers;
        var answers = Simulated.Answers(study, people, new() { Effects = ["threat:type=core:1"] }).ToArray();
        var items = study.Study.Scales.Single(scale => scale.Name == "threat").Items.Select(name => (RatingItem)study.Item(name)).ToArray();

        Assert.Contains(items, item => item.Reversed);
        Assert.All(items, item => Assert.Equal(
            item.Reversed ? -1 : 1, Mean(answers, item.Name, "core") - Mean(answers, item.Name, "complementary"), 0.25));
    }

    [Fact]
    public void An_effect_on_an_item_moves_it_alone_and_as_it_is_answered()
    {
        var study = LibraryStudy.Volunteers;
        var reversed = study.Study.Items.OfType<RatingItem>().First(item => item.Reversed && study.IndexOf("quality") > 0).Name;
        var answers = Simulated.Answers(study, people, new() { Effects = [$"{reversed}:degree=high:1"] }).ToArray();

        Assert.Equal(1, Mean(answers, reversed, "high") - Mean(answers, reversed, "low"), 0.25);
        Assert.All(study.Study.Items.OfType<RatingItem>().Where(item => item.Name != reversed), item =>
            Assert.Equal(0, Mean(answers, item.Name, "high") - Mean(answers, item.Name, "low"), 0.25));
    }

    [Fact]
    public void In_a_deck_each_vignette_moves_its_own_answers()
    {
        var study = LibraryStudy.Individual;
        var answers = Simulated.Answers(study, 600, new() { Effects = ["duty:form=collective:1.5"] }).ToArray();

        var judged = answers.SelectMany(one => one.Place.Sequence.Vignettes.Select((vignette, index) =>
            (Form: vignette.Split('_')[0], Answer: one.Answers.GetValueOrDefault($"v{index + 1:00}_duty")))).Where(one => one.Answer is not null)
            .ToLookup(one => one.Form, one => double.Parse(one.Answer!, CultureInfo.InvariantCulture));
        Assert.Equal(1.5, judged["collective"].Average() - judged["individual"].Average(), 0.12);
    }

    [Fact]
    public void A_number_can_be_moved_and_stays_within_its_bounds()
    {
        var study = LibraryStudy.Consultation;
        var item = study.Study.Items.OfType<NumberItem>().Single(item => item.Name == "extent");
        var far = (item.Max - item.Min) / 4;
        var answers = Simulated.Answers(study, 600, new() { Effects = [$"extent:stakes=routine:{far}"] }).ToArray();

        var judged = answers.SelectMany(one => one.Answers.Where(answer => answer.Key.EndsWith("_extent", StringComparison.Ordinal))
                .Select(answer => (IsRoutine: one.Place.Arm.Contains("routine", StringComparison.Ordinal), Number: long.Parse(answer.Value, CultureInfo.InvariantCulture))))
            .ToLookup(one => one.IsRoutine, one => one.Number);
        Assert.InRange(judged[true].Average() - judged[false].Average(), 0.85 * far, 1.05 * far);
        Assert.All(judged[true].Concat(judged[false]), number => Assert.InRange(number, item.Min, item.Max));
    }

    [Fact]
    public void People_differ_as_far_as_is_said()
    {
        static double Spread(string sd) => Deviation(Simulated.Answers(LibraryStudy.Volunteers, people, new() { PeopleSd = sd })
            .Select(one => Score(one.Answers, "threat")).OfType<double>());

        // Twelve items with a standard deviation of about 1.04 each after rounding.
        Assert.InRange(Spread("0"), 0.26, 0.34);
        Assert.InRange(Spread("0.8"), 0.78, 0.92);
    }

    [Fact]
    public void Every_answer_is_one_that_its_item_takes_even_at_the_end_of_the_points() =>
        Assert.All(
            Simulated.Answers(LibraryStudy.Volunteers, 100, new() { Effects = ["threat:type=core:9", "realism:type=core:-9"], PeopleSd = "3" })
                .SelectMany(one => one.Answers),
            answer => Assert.NotNull(LibraryStudy.Volunteers.Item(answer.Key).Read(answer.Value).Answer));

    private static double Difference(
        (Core.Allocation.Place Place, Dictionary<string, string> Answers)[] all, string scale, string one, string other)
    {
        double Of(string level) => all.Where(person => person.Place.Arm.Split('_').Contains(level))
            .Select(person => Score(person.Answers, scale)).OfType<double>().Average();
        return Of(one) - Of(other);
    }

    private static double Mean((Core.Allocation.Place Place, Dictionary<string, string> Answers)[] all, string item, string level) =>
        all.Where(person => person.Place.Arm.Split('_').Contains(level) && person.Answers.ContainsKey(item))
            .Average(person => double.Parse(person.Answers[item], CultureInfo.InvariantCulture));

    private static double? Score(Dictionary<string, string> answers, string scale)
    {
        var study = LibraryStudy.Volunteers;
        var items = study.Study.Scales.Single(known => known.Name == scale).Items;
        return items.All(answers.ContainsKey)
            ? items.Average(item => double.Parse(answers[item], CultureInfo.InvariantCulture) is var point && ((RatingItem)study.Item(item)).Reversed ? 8 - point : point)
            : null;
    }

    private static double Deviation(IEnumerable<double> values)
    {
        var all = values.ToArray();
        var mean = all.Average();
        return Math.Sqrt(all.Sum(value => (value - mean) * (value - mean)) / (all.Length - 1));
    }
}
