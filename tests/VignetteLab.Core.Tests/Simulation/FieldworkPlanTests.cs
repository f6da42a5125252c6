using VignetteLab.Core.Simulation;

namespace VignetteLab.Core.Tests.Simulation;

public sealed class FieldworkPlanTests
{
    [Theory]
    [InlineData("qualty=5", "the study has no page “qualty”; its pages are information, role, quality, profession,")]
    [InlineData("quality@nobody=5", "the study has no arm “nobody”; its arms are control, complementary_low,")]
    [InlineData("role@control=5", "nobody has an arm yet on the page “role”; arms are given before “quality”")]
    [InlineData("quality=101", "a percentage is a number from 0 to 100, as in 5 or 2.5")]
    [InlineData("quality=-1", "a percentage is a number from 0 to 100")]
    [InlineData("quality=five", "a percentage is a number from 0 to 100")]
    [InlineData("quality=NaN", "a percentage is a number from 0 to 100")]
    [InlineData("quality", "write page=percent or page@arm=percent, as in quality=5")]
    [InlineData("", "write page=percent or page@arm=percent")]
    public void A_drop_out_that_cannot_be_is_explained(string text, string why) =>
        Refuses(new() { DropOut = [text] }, $"--dropout {text}: {why}");

    [Theory]
    [InlineData("rolle=nurse:3", "the study has no choice “rolle”; its choices are role, check_type,")]
    [InlineData("quality_1=1:3", "the study has no choice “quality_1”")]
    [InlineData("role=doctor:3", "the study has no option “doctor” of “role”; its options are assistant, helper, nurse, other.")]
    [InlineData("role=nurse", "the weight of “nurse” is a whole number from 0 to 1,000,000")]
    [InlineData("role=nurse:-1", "the weight of “nurse” is a whole number")]
    [InlineData("role=nurse:99999999999", "the weight of “nurse” is a whole number")]
    [InlineData("role=nurse:0,assistant:0,helper:0,other:0", "at least one option has a weight above 0")]
    [InlineData("role", "write item=option:weight,option:weight, as in role=nurse:3,helper:1")]
    public void A_mix_that_cannot_be_is_explained(string text, string why) =>
        Refuses(new() { Mix = [text] }, $"--mix {text}: {why}");

    [Theory]
    [InlineData("threat:kind=core:1", "the study has no factor “kind”; its factors are type, degree.")]
    [InlineData("threat:type=middle:1", "the study has no level “middle” of “type”; its levels are complementary, core.")]
    [InlineData("fear:type=core:1", "the study has no scale or item “fear” on points or numbers, asked after allocation; its scales and items are threat_quality,")]
    [InlineData("role:type=core:1", "the study has no scale or item “role”")]
    [InlineData("threat:type=core:high", "points are a number from -1000 to 1000")]
    [InlineData("threat:type=core:NaN", "points are a number from -1000 to 1000")]
    [InlineData("threat:type=core", "write scale:factor=level:points, as in threat_quality:type=core:0.8")]
    [InlineData("threat:type:1", "write scale:factor=level:points")]
    public void An_effect_that_cannot_be_is_explained(string text, string why) =>
        Refuses(new() { Effects = [text] }, $"--effect {text}: {why}");

    [Fact]
    public void What_is_asked_once_cannot_move_with_what_varies_between_the_vignettes()
    {
        var wrong = Assert.Throws<FieldworkException>(() => FieldworkPlan.Read(
            LibraryStudy.Individual, new() { Effects = ["realism:form=collective:1"] }));

        Assert.Equal("--effect realism:form=collective:1: “realism” is asked once for all vignettes, and “form” varies between them.", wrong.Message);
        Assert.NotNull(FieldworkPlan.Read(LibraryStudy.Consultation, new() { Effects = ["realism:stakes=routine:1"] }));
    }

    [Fact]
    public void Every_fault_is_told_at_once()
    {
        var wrong = Assert.Throws<FieldworkException>(() => FieldworkPlan.Read(LibraryStudy.Volunteers, new()
        {
            DropOut = ["x=1", "quality=x"],
            Mix = ["x=y:1"],
            Effects = ["x"],
            NonResponse = "-1",
            PeopleSd = "-1",
        }));

        Assert.Equal(
            ["--dropout x=1", "--dropout quality=x", "--mix x=y:1", "--effect x", "--non-response -1", "--people-sd -1"],
            wrong.Message.Split('\n').Select(line => line.Split(':')[0] + (line.StartsWith("--mix", StringComparison.Ordinal) ? ":1" : "")));
    }

    [Fact]
    public void The_most_exact_drop_out_holds()
    {
        var study = LibraryStudy.Individual;
        var plan = FieldworkPlan.Read(study, new()
        {
            DropOut = ["situation=1", "v02_situation=2", "situation@deck_1=3", "v03_situation@deck_1=4.5", "information=6"],
        });
        var (first, second) = (Simulated.Place(study, "deck_1", 1), Simulated.Place(study, "deck_2", 2));

        Assert.Equal(6, plan.Leaving(study.Pages[0], null));
        Assert.Equal(0, plan.Leaving(study.Pages[1], null));
        var judging = study.Pages.Where(page => page.Position is 1 or 2 or 3).ToArray();
        Assert.Equal([3, 3, 4.5], judging.Select(page => plan.Leaving(page, first)));
        Assert.Equal([1.0, 2, 1], judging.Select(page => plan.Leaving(page, second)));
    }

    [Fact]
    public void Waves_bring_half_three_tenths_and_two_tenths_a_week_apart()
    {
        var starts = Enumerable.Range(1, 100).Select(number => Arrivals.Waves.Start(number, 100)).ToArray();

        Assert.Equal([50, 30, 20], starts.GroupBy(start => start.Days / 7).Select(wave => wave.Count()));
        Assert.Equal(starts.Order(), starts);
        Assert.All(starts, start => Assert.InRange(start.TotalHours % (7 * 24), 0, 20));
        Assert.Equal(25, starts.Count(start => start.TotalHours <= 5));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Waves_take_however_few_there_are(int respondents) =>
        Assert.All(Enumerable.Range(1, respondents), number => Assert.InRange(Arrivals.Waves.Start(number, respondents).TotalDays, 0, 15));

    [Fact]
    public void A_rush_comes_in_one_second_and_a_steady_stream_a_minute_apart()
    {
        Assert.Equal([TimeSpan.Zero], Enumerable.Range(1, 250).Select(number => Arrivals.Rush.Start(number, 500)).Distinct());
        Assert.Equal(TimeSpan.FromHours(1), Arrivals.Rush.Start(251, 500));
        Assert.Equal(TimeSpan.FromMinutes(17), Arrivals.Steady.Start(17, 500));
    }

    private static void Refuses(FieldworkOptions options, string message) => Assert.StartsWith(
        message, Assert.Throws<FieldworkException>(() => FieldworkPlan.Read(LibraryStudy.Volunteers, options)).Message, StringComparison.Ordinal);
}
