using VignetteLab.Core.Monitoring;
using VignetteLab.Core.Tests.Studies;
using VignetteLab.Core.Tests.Tables;

namespace VignetteLab.Core.Tests.Monitoring;

public sealed class QualityTests
{
    [Fact]
    public void At_several_vignettes_a_scale_is_out_of_the_times_that_all_of_it_was_answered()
    {
        var flat = Judged.Of(
            (Respondent.InPlace with { Study = DesignedStudy.Within.Frozen() }).Saves("v01_opinion", ("v01_trust_1", 2), ("v01_trust_2", 2), ("v01_trust_3", 2)),
            "deck_1", "old_cook", "nobody", "young_nurse");

        var tally = new Tally(flat.Study, Window.All, Respondent.Noon.AddDays(2));
        tally.Add(Judged.Within);
        tally.Add(flat);
        var scale = Assert.Single(tally.Result().Quality.Scales);

        Assert.Equal(("trust", 3, 1), (scale.Scale.Name, scale.Sets, scale.Straight));
    }
}
