using VignetteLab.Core;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Vignettes;
using VignetteLab.Web.Pages.Authoring;

namespace VignetteLab.Web.Tests.Pages.Authoring;

/// <summary>A part that is taken out leaves its name to another in the same form.</summary>
public sealed class TakenOutTests
{
    private static readonly Study kitchen = Lab.FromLibrary("clients-in-the-kitchen");

    [Fact]
    public void A_level_takes_the_name_of_one_that_is_taken_out_wherever_it_is_named()
    {
        var draft = kitchen with
        {
            Exclusions = [new() { Not = new Dictionary<string, string> { ["role"] = "passive", ["uncertainty"] = "low" }, Reason = LocalText.None }],
            Overrides = [new() { Vignette = "passive_none_low", Words = new Dictionary<string, LocalText>() }],
        };
        var form = Filled<FactorsForm>(draft);
        form.Factors[0].Levels[0] = form.Factors[0].Levels[0] with { Name = "coproducer" };
        form.Do("remove Factors[0].Levels[1]");

        var made = form.Into(draft);

        Assert.Equal("coproducer", Assert.Single(made.Factors[0].Levels).Name);
        Assert.Equal(draft.Factors[0].Levels[0].Label.In("en"), made.Factors[0].Levels[0].Label.In("en"));
        Assert.Equal("coproducer", made.Exclusions[0].Not["role"]);
        Assert.Equal("coproducer_none_low", made.Overrides[0].Vignette);
        Assert.DoesNotContain("renamed_", CanonicalJson.Write(made), StringComparison.Ordinal);
    }

    [Fact]
    public void A_factor_takes_the_name_of_one_that_is_taken_out_wherever_it_is_named()
    {
        var draft = kitchen with { Plan = kitchen.Plan with { Effects = ["role"] } };
        var form = Filled<FactorsForm>(draft);
        form.Factors[0] = form.Factors[0] with { Name = "preparation" };
        form.Do("remove Factors[1]");

        var made = form.Into(draft);

        Assert.Equal(["preparation", "uncertainty"], made.Factors.Select(factor => factor.Name));
        Assert.Equal(["preparation"], made.Plan.Effects);
        Assert.DoesNotContain("renamed_", CanonicalJson.Write(made), StringComparison.Ordinal);
    }

    [Fact]
    public void A_grammatical_form_takes_the_name_of_one_that_is_taken_out_wherever_it_is_named()
    {
        var forms = new Dictionary<string, LocalText> { ["whose"] = LocalText.None, ["whom"] = new(new Dictionary<string, string> { ["en"] = "them" }) };
        var draft = kitchen with
        {
            Factors = [kitchen.Factors[0] with { Levels = [.. kitchen.Factors[0].Levels.Select(level => level with { Forms = forms })] }, .. kitchen.Factors.Skip(1)],
            Texts = kitchen.Texts with { Vignette = new(new Dictionary<string, string> { ["en"] = "Ask {role.whom}." }) },
        };
        var form = Filled<FactorsForm>(draft);
        form.Factors[0].Forms[1] = form.Factors[0].Forms[1] with { Name = "whose" };
        form.Do("remove Factors[0].Forms[0]");

        var made = form.Into(draft);

        Assert.Equal("Ask {role.whose}.", made.Texts.Vignette.In("en"));
        Assert.All(made.Factors[0].Levels, level => Assert.Equal("them", Assert.Single(level.Forms, known => known.Key == "whose").Value.In("en")));
    }

    [Fact]
    public void A_control_arm_takes_the_name_of_one_that_is_taken_out_wherever_it_is_named()
    {
        static ControlArm Arm(string name) => new() { Name = name, Label = LocalText.None, Words = new Dictionary<string, LocalText>() };
        var draft = kitchen with
        {
            Controls = [Arm("nothing"), Arm("nobody")],
            Allocation = kitchen.Allocation with { Shares = new Dictionary<string, int> { ["nothing"] = 2 } },
        };
        var form = Filled<ExceptionsForm>(draft);
        form.Controls[0] = form.Controls[0] with { Name = "nobody" };
        form.Do("remove Controls[1]");

        var made = form.Into(draft);

        Assert.Equal("nobody", Assert.Single(made.Controls).Name);
        Assert.Equal(2, made.Allocation.Shares["nobody"]);
        Assert.DoesNotContain("renamed_", CanonicalJson.Write(made), StringComparison.Ordinal);
    }

    private static T Filled<T>(Study study) where T : DraftForm, new()
    {
        var form = new T();
        form.Fill(study);
        return form;
    }
}
