using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Studies.Drafts;
using VignetteLab.Core.Tests.Simulation;

namespace VignetteLab.Core.Tests.Studies.Drafts;

public sealed class RenamesTests
{
    private const string shares = "\"procedure\": \"permuted_blocks\", \"strata\": [\"role\"], ";

    private static readonly Study[] studies =
    [
        .. SampleDesigns.All.Append(SampleLogic.Whole).Append(Shared(SampleDesigns.Between, "\"young_nurse\": 2, \"nobody\": 3"))
            .Append(Shared(SampleDesigns.Mixed, "\"mixed_old.deck_1\": 2")).Select(sample => sample.Study()),
        LibraryStudy.Kitchen.Study, LibraryStudy.Consultation.Study,
    ];

    [Fact]
    public void Whatever_is_renamed_there_is_no_new_problem_and_back_again_it_is_the_same()
    {
        foreach (var study in studies)
        {
            var before = CanonicalJson.Write(study);
            var problems = StudyFile.ReadDraft(before).Problems.Count;
            foreach (var (what, there, back) in Every(study))
            {
                var renamed = there(study);

                var json = CanonicalJson.Write(renamed);
                Assert.True(json != before, what);
                var read = StudyFile.ReadDraft(json).Problems;
                Assert.True(read.Count == problems, $"{study.Name}: {what}: {string.Join('\n', read)}");
                Assert.Equal(before, CanonicalJson.Write(back(renamed)));
            }
        }
    }

    [Fact]
    public void Factors_in_another_order_call_vignettes_and_arms_by_it()
    {
        var study = SampleDesigns.Everything.Study();
        var order = study.Factors.Select(factor => factor.Name).Reverse().ToArray();

        var turned = Renames.Order(study, order);

        Assert.Equal(order, turned.Factors.Select(factor => factor.Name));
        Assert.Equal("cook_old_day", turned.Overrides[0].Vignette);
        Assert.Empty(StudyFile.ReadDraft(CanonicalJson.Write(turned)).Problems);
        Assert.Equal(CanonicalJson.Write(study), CanonicalJson.Write(Renames.Order(turned, [.. order.Reverse()])));
    }

    [Fact]
    public void A_name_that_is_taken_or_unknown_changes_nothing()
    {
        var study = SampleStudy.Whole.Study();

        Assert.Same(study, Renames.Factor(study, "age", "job"));
        Assert.Same(study, Renames.Factor(study, "shift", "night"));
        Assert.Same(study, Renames.Level(study, "age", "young", "old"));
        Assert.Same(study, Renames.Item(study, "trust_1", "years"));
    }

    [Fact]
    public void A_level_that_is_called_as_a_control_arm_leaves_the_arm_its_answers()
    {
        var study = SampleStudy.Whole.Study();
        var alike = Renames.Level(study, "age", "young", "nobody");
        static Check CheckOf(Study of) => of.Items.OfType<ChoiceItem>().Select(item => item.Check).OfType<Check>().Single();

        var apart = Renames.Level(alike, "age", "nobody", "child");

        Assert.Equal("twenties", CheckOf(apart).Correct["child"]);
        Assert.Contains("nobody", CheckOf(apart).Correct.Keys);
    }

    private static SampleStudy Shared(SampleStudy sample, string of) => sample.Saying(shares + $"\"shares\": {{ {of} }}, ", shares);

    private static IEnumerable<(string What, Func<Study, Study> There, Func<Study, Study> Back)> Every(Study study)
    {
        const string other = "zz_9";
        foreach (var factor in study.Factors.Select(factor => factor.Name))
        {
            yield return ($"factor {factor}", known => Renames.Factor(known, factor, other), known => Renames.Factor(known, other, factor));
            foreach (var level in study.Factors.Single(known => known.Name == factor).Levels.Select(level => level.Name))
                yield return ($"level {level}", known => Renames.Level(known, factor, level, other), known => Renames.Level(known, factor, other, level));
            foreach (var form in study.Factors.Single(known => known.Name == factor).Levels.SelectMany(level => level.Forms.Keys).Distinct())
                yield return ($"form {form}", known => Renames.Form(known, factor, form, other), known => Renames.Form(known, factor, other, form));
        }

        foreach (var control in study.Controls.Select(control => control.Name))
            yield return ($"control {control}", known => Renames.Control(known, control, other), known => Renames.Control(known, other, control));
        foreach (var item in study.Items)
        {
            yield return ($"item {item.Name}", known => Renames.Item(known, item.Name, other), known => Renames.Item(known, other, item.Name));
            foreach (var option in item is ChoiceItem choice ? choice.Options.Take(2).Select(option => option.Name) : [])
                yield return ($"option {option}", known => Renames.Option(known, item.Name, option, other), known => Renames.Option(known, item.Name, other, option));
        }

        foreach (var page in study.Pages.Select(page => page.Name))
            yield return ($"page {page}", known => Renames.Page(known, page, other), known => Renames.Page(known, other, page));
        foreach (var scale in study.Scales.Select(scale => scale.Name))
            yield return ($"scale {scale}", known => Renames.Scale(known, scale, other), known => Renames.Scale(known, other, scale));
        foreach (var points in study.Points.Keys)
            yield return ($"points {points}", known => Renames.Points(known, points, other), known => Renames.Points(known, other, points));
    }
}
