using VignetteLab.Core.Simulation;

namespace VignetteLab.Core.Tests.Simulation;

/// <summary>What a plan changes about made-up people, but for effects.</summary>
public sealed class PlannedRespondentTests
{
    [Fact]
    public void Nobody_is_screened_out_unless_it_is_asked_for()
    {
        static string[] Perspectives(params string[] mix) =>
            [.. Simulated.Answers(LibraryStudy.Kitchen, 300, new() { Mix = mix }).Select(one => one.Answers["perspective"]).Distinct().Order()];

        Assert.Equal(["1", "2"], Perspectives());
        Assert.Equal(["1", "2"], Perspectives("perspective=staff:5"));
        Assert.Equal(3, Perspectives("perspective=neither:1").Length);
        Assert.Single(Perspectives("perspective=staff:0,client:0,neither:1"));
    }

    [Fact]
    public void Options_are_chosen_as_often_as_the_mix_says()
    {
        var chosen = Simulated.Answers(LibraryStudy.Volunteers, 2000, new() { Mix = ["role=assistant:6,nurse:3,other:0"] })
            .CountBy(one => one.Answers["role"]).ToDictionary();
        var options = ((Core.Items.ChoiceItem)LibraryStudy.Volunteers.Item("role")).Options.ToDictionary(option => option.Name, option => $"{option.Code}");

        // Of 6 : 3 : 1, the options that are not named weighing 1; three standard deviations are at most 67.
        Assert.InRange(chosen[options["assistant"]], 1133, 1267);
        Assert.InRange(chosen[options["nurse"]], 539, 661);
        Assert.InRange(chosen[options["helper"]], 160, 240);
        Assert.DoesNotContain(options["other"], chosen.Keys);
    }

    [Theory]
    [InlineData("0", 0, 0)]
    [InlineData("20", 0.18, 0.22)]
    [InlineData("100", 1, 1)]
    public void So_many_answers_are_left_out_as_is_said(string percent, double least, double most)
    {
        var study = LibraryStudy.Volunteers;
        var answers = Simulated.Answers(study, 200, new() { NonResponse = percent }).ToArray();
        var optional = study.Pages.SelectMany(page => page.Items).Count(item => !item.Required);
        var required = study.Pages.SelectMany(page => page.Items).Where(item => item.Required).Select(item => item.Name).ToArray();

        var given = answers.Sum(one => one.Answers.Keys.Count(item => !required.Contains(item)));
        Assert.InRange(1 - given / (200.0 * optional), least, most);
        Assert.All(answers, one => Assert.All(required, item => Assert.Contains(item, one.Answers.Keys)));
    }

    [Fact]
    public void So_many_leave_a_page_as_is_said_and_the_same_every_time()
    {
        var study = LibraryStudy.Volunteers;
        var plan = FieldworkPlan.Read(study, new() { DropOut = ["quality=10", "quality@core_high=40", "background=2.5"] });
        int Leaving(string page, string arm) => Enumerable.Range(1, 2000).Count(number =>
            new SimulatedRespondent("volunteers", 1, number, plan).Leaves(study.Page(page)!, Simulated.Place(study, arm, 1)));

        Assert.InRange(Leaving("quality", "control"), 160, 240);
        Assert.InRange(Leaving("quality", "core_high"), 734, 866);
        Assert.InRange(Leaving("background", "control"), 29, 71);
        Assert.Equal(0, Leaving("profession", "control"));
        Assert.Equal(Leaving("quality", "control"), Leaving("quality", "control"));
    }

    [Fact]
    public void A_plan_that_states_nothing_changes_nobody()
    {
        var study = LibraryStudy.Volunteers;
        var plan = FieldworkPlan.Read(study, new());

        Assert.All(Enumerable.Range(1, 50), number =>
        {
            var (usual, planned) = (new SimulatedRespondent("x", 3, number), new SimulatedRespondent("x", 3, number, plan));
            Assert.All(study.Pages, page => Assert.Equal(usual.Answer(page), planned.Answer(page)));
            Assert.All(study.Pages, page => Assert.False(planned.Leaves(page, null)));
        });
    }
}
