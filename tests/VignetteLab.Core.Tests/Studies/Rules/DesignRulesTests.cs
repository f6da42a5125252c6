namespace VignetteLab.Core.Tests.Studies.Rules;

public sealed class DesignRulesTests
{
    [Theory]
    [InlineData("\"kind\": \"mixed\"",
        "design.fixed: “fixed” names the factors that stay the same for a respondent; with a mixed design it is needed.")]
    [InlineData("\"kind\": \"within\", \"fixed\": [\"age\"]",
        "design.fixed: “fixed” names the factors that stay the same for a respondent, which only a mixed design has. Take it out, or change the design.")]
    [InlineData("\"selection\": \"fraction\"",
        "design.generators: “generators” makes a fraction, as in [\"d = a*b*c\"]; with the selection “fraction” it is needed.")]
    [InlineData("\"generators\": [\"age = job\"]",
        "design.generators: “generators” makes a fraction, as in [\"d = a*b*c\"], which only the selection “fraction” has. Take it out, or change the design.")]
    [InlineData("\"selection\": \"efficient\"",
        "design.size: “size” says how many vignettes there are to be; with the selection “efficient” it is needed.")]
    [InlineData("\"size\": -1",
        "design.size: “size” says how many vignettes there are to be, which only the selection “efficient” has. Take it out, or change the design.")]
    [InlineData("\"selection\": \"given\"",
        "design.vignettes: “vignettes” names the vignettes; with the selection “given” it is needed.")]
    [InlineData("\"kind\": \"within\", \"selection\": \"given_decks\"",
        "design.deckList: “deckList” names the vignettes of each deck; with the selection “given_decks” it is needed.")]
    public void A_member_stands_where_its_design_needs_it_and_nowhere_else(string design, string problem) =>
        Is(design, problem);

    [Theory]
    [InlineData("\"decks\": 2",
        "design.decks: In a between design everyone sees one vignette, so there are no decks. Write \"kind\": \"within\", or take the decks out.")]
    [InlineData("\"order\": \"williams\"",
        "design.order: In a between design everyone sees one vignette, so there is no order. Write \"kind\": \"within\", or take “order” out.")]
    [InlineData("\"kind\": \"within\", \"decks\": 0", "design.decks: 0 is not a number of decks from 1 to 1000.")]
    [InlineData("\"kind\": \"within\", \"selection\": \"given_decks\", \"decks\": 2, \"deckList\": [[\"young_nurse\", \"young_cook\"]]",
        "design.decks: The decks are given, so they are not split. Take “decks” out.")]
    [InlineData("\"kind\": \"within\", \"decks\": 3",
        "design.decks: 4 vignettes cannot be split into 3 decks of the same size; 1, 2 and 4 would work. Change the number of decks, or how many vignettes are selected.")]
    [InlineData("\"kind\": \"within\", \"selection\": \"given_decks\", \"deckList\": [[\"young_nurse\", \"old_cook\"], [\"old_nurse\", \"young_cook\", \"nobody\"]]",
        "design.deckList: The decks hold 2, 3 vignettes. Let all hold as many, so that every respondent judges as many.")]
    [InlineData("\"kind\": \"within\", \"selection\": \"given_decks\", \"deckList\": [[\"young_nurse\", \"old_boss\"]]",
        "design.deckList: There is no vignette called “old_boss”, or it is excluded. The first are: nobody, young_nurse, young_cook, old_nurse, old_cook.")]
    [InlineData("\"kind\": \"within\", \"selection\": \"given_decks\", \"deckList\": [[\"old_cook\", \"old_cook\"]]",
        "design.deckList: “old_cook” is named twice. Name it once.")]
    public void Decks_are_of_one_size_and_of_what_there_is(string design, string problem) => Is(design, problem);

    [Theory]
    [InlineData("\"kind\": \"mixed\", \"fixed\": [\"sex\"]",
        "design.fixed[0]: There is no factor called “sex”. The factors are: age, job.")]
    [InlineData("\"kind\": \"mixed\", \"fixed\": [\"age\", \"age\"]", "design.fixed[1]: “age” is named twice. Name it once.")]
    [InlineData("\"kind\": \"mixed\", \"fixed\": [\"job\", \"age\"]",
        "design.fixed: No factor is left to vary inside the deck. Name fewer here, or make the design between.")]
    public void A_mixed_design_fixes_some_factors_and_not_all(string design, string problem) => Is(design, problem);

    [Theory]
    [InlineData("\"selection\": \"given\", \"vignettes\": [\"nobody\", \"old_cook\"]",
        "design.vignettes[0]: “nobody” is a control arm, and controls are always shown. Take it out of this list.")]
    [InlineData("\"selection\": \"given\", \"vignettes\": [\"old_cook\", \"cook_old\"]",
        "design.vignettes: There is no vignette called “cook_old”, or it is excluded. The first are: young_nurse, young_cook, old_nurse, old_cook.")]
    public void Given_vignettes_are_there(string design, string problem) => Is(design, problem);

    [Theory]
    [InlineData("\"shift = age*jobs\"", "generators[0]: There is no factor “jobs”, which “shift = age*jobs” names; the factors are shift, age and job.")]
    [InlineData("\"shift\"", "generators[0]: “shift” is not a generator; write the factor that is made, =, and the factors that make it, as in d = a*b*c.")]
    [InlineData("\"shift = age\"", "generators: With these generators shift and age always vary together and could not be told apart. " +
        "Make one of them from other factors, as the product of two or more, or take fewer generators.")]
    [InlineData("\"shift = age*job\", \"shift = -age*job\"", "generators[1]: Two generators make “shift”; keep one of them.")]
    public void A_fraction_that_does_not_exist_is_said_to_be_so(string generators, string problem) =>
        SampleDesigns.Wider.Designed($"\"kind\": \"within\", \"selection\": \"fraction\", \"generators\": [{generators}]")
            .HasOnly($"study.json:54: design.{problem}");

    [Fact]
    public void Every_wrong_generator_is_told_at_its_place() =>
        SampleDesigns.Wider.Designed("\"kind\": \"within\", \"selection\": \"fraction\", \"generators\": [\"shift = age*jobs\", \"age = job\", \"shift = age^2*job\"]")
            .IsWrongAt("design.generators[0]", "design.generators[2]", "design.generators[2]");

    [Fact]
    public void A_fraction_needs_factors_of_as_many_levels() =>
        SampleDesigns.Fraction
            .Saying("\"omkring middag\" } }, { \"name\": \"noon\", \"code\": 3, \"label\": { \"en\": \"Noon\", \"da\": \"Middag\" }, \"words\": { \"en\": \"at noon\", \"da\": \"ved middag\" } } ] },",
                "\"om natten\" } } ] },")
            .HasOnly("study.json:54: design.generators: A fraction by generators needs factors that all have two levels, or all three; " +
                "here there are 3 (shift), 2 (age) and 2 (job). Take a D-efficient selection instead, which any numbers of levels allow.");

    [Fact]
    public void A_fraction_shows_nothing_that_is_excluded() =>
        SampleDesigns.Fraction
            .Having("\"exclusions\": [{ \"not\": { \"shift\": \"day\", \"job\": \"cook\" }, \"reason\": { \"en\": \"No\", \"da\": \"Nej\" } }]")
            .HasOnly("study.json:54: design.generators: The fraction needs “day_young_cook”, which is excluded. " +
                "Use a D-efficient selection, or other generators.");

    [Theory]
    [InlineData(9, "There are 8 vignettes to choose from; 9 cannot be chosen. Choose fewer.")]
    [InlineData(3, "The effects have 4 parameters, the mean among them, so at least 4 vignettes are needed and 3 are too few. " +
        "Choose more vignettes or state fewer effects.")]
    public void An_efficient_selection_has_a_size_that_can_be(int size, string problem) =>
        SampleDesigns.Wider.Designed($"\"kind\": \"within\", \"selection\": \"efficient\", \"size\": {size}")
            .HasOnly($"study.json:54: design.size: {problem}");

    [Theory]
    [InlineData("{ \"age\": \"old\" }", "not: An exclusion names levels of at least two factors. To do without a level altogether, take it out of its factor.")]
    [InlineData("{ \"age\": \"old\", \"jobs\": \"cook\" }", "not.jobs: There is no factor called “jobs”. The factors are: age, job.")]
    [InlineData("{ \"age\": \"old\", \"job\": \"boss\" }", "not.job: “job” has no level called “boss”. It has: nurse, cook.")]
    public void An_exclusion_names_levels_that_there_are(string not, string problem) =>
        Excluding(not).HasOnly($"study.json:51: exclusions[0].{problem}");

    [Fact]
    public void An_exclusion_has_a_reason() =>
        SampleStudy.Whole.Having("\"exclusions\": [{ \"not\": { \"age\": \"old\", \"job\": \"cook\" } }]")
            .HasOnly("study.json:51: exclusions[0].reason: The exclusion has no “reason”. Add it.");

    [Fact]
    public void A_factor_that_orders_vignettes_excludes_none() =>
        SampleDesigns.Mixed
            .Having("\"exclusions\": [{ \"not\": { \"pace\": \"set\", \"age\": \"old\" }, \"reason\": { \"en\": \"No\", \"da\": \"Nej\" } }]")
            .HasOnly("study.json:54: exclusions[0].not.pace: “pace” varies the order of vignettes and words none, " +
                "so no combination can be left out for it. Take it out of the exclusion.");

    [Fact]
    public void An_exclusion_does_not_make_the_decks_of_a_mixed_design_differ() =>
        SampleDesigns.Mixed
            .Having("\"exclusions\": [{ \"not\": { \"age\": \"old\", \"job\": \"cook\" }, \"reason\": { \"en\": \"No\", \"da\": \"Nej\" } }]")
            .HasOnly("study.json:54: exclusions[0].not: In a mixed design every respondent of a deck judges the same vignettes, " +
                "so an exclusion names fixed factors or varied ones, not both. Name one kind, or let another factor be fixed.");

    [Fact]
    public void Exclusions_leave_something() =>
        Excluding(
            "{ \"age\": \"old\", \"job\": \"cook\" }", "{ \"age\": \"old\", \"job\": \"nurse\" }",
            "{ \"age\": \"young\", \"job\": \"cook\" }", "{ \"age\": \"young\", \"job\": \"nurse\" }")
            .HasOnly("study.json:51: exclusions: The exclusions leave no vignette. Take one out.");

    [Fact]
    public void Every_level_is_shown() =>
        Excluding("{ \"age\": \"old\", \"job\": \"cook\" }", "{ \"age\": \"young\", \"job\": \"cook\" }")
            .HasOnly("study.json:32: factors[1].levels[1]: The design shows no vignette with “cook”, so nothing can be said about it. " +
                "Change the selection or the exclusions, or take the level out.");

    [Fact]
    public void Decks_that_leave_a_level_out_are_found() =>
        Assert.Contains(
            SampleDesigns.Within.Saying(
                "\"kind\": \"within\", \"selection\": \"given_decks\", \"deckList\": [[\"young_nurse\", \"young_cook\"]]", "\"kind\": \"within\"").Problems,
            problem => problem.EndsWith(": design.deckList: The design shows no vignette with “old”, so nothing can be said about it. " +
                "Change the selection or the exclusions, or take the level out.", StringComparison.Ordinal));

    [Theory]
    [InlineData("nobody", "There is no vignette called “nobody”, or it is excluded. Join its levels' names by _ in the order of the factors, or take the override out.")]
    [InlineData("cook_old", "There is no vignette called “cook_old”, or it is excluded. Join its levels' names by _ in the order of the factors, or take the override out.")]
    public void An_override_is_of_a_vignette(string vignette, string problem) =>
        SampleStudy.Whole.Having($"\"overrides\": [{Override(vignette)}]").HasOnly($"study.json:51: overrides[0].vignette: {problem}");

    [Fact]
    public void A_vignette_is_reworded_once() =>
        SampleStudy.Whole.Having($"\"overrides\": [{Override("old_cook")}, {Override("old_cook")}]")
            .HasOnly("study.json:51: overrides[1].vignette: “old_cook” is reworded twice. Put all its words into one override.");

    [Theory]
    [InlineData("\"kind\": \"mixed\", \"fixed\": [\"age\"], \"decks\": 2, \"selection\": \"given\", \"vignettes\": [\"nurse\", \"cook\"]", 2)]
    [InlineData("\"kind\": \"within\", \"decks\": 4", 2)]
    public void A_control_is_judged_beside_the_vignettes_of_each_deck(string design, int vignettes) =>
        Assert.All(
            SampleDesigns.Within.Saying(design, "\"kind\": \"within\"").Frozen().Arms, arm => Assert.Equal(vignettes, arm.Vignettes.Count));

    [Fact]
    public void A_respondent_judges_two_vignettes_at_least() =>
        SampleDesigns.GivenDecks.Saying("[[\"young_nurse\"], [\"young_cook\"], [\"old_nurse\"], [\"old_cook\"]]",
            "[[\"nobody\", \"young_nurse\", \"old_cook\"], [\"nobody\", \"old_nurse\", \"young_cook\"]]")
            .HasOnly("study.json:51: design: Each respondent would judge 1 vignette; 2 to 20 are possible. Change the number of decks or the selection.");

    [Fact]
    public void Parts_of_the_design_have_names_of_their_own_even_where_whole_names_differ() =>
        SampleDesigns.Mixed.Saying("\"name\": \"cook\",\n", "\"name\": \"nobody\",\n").Saying("\"cook\": \"unknown\"", "\"nobody\": \"unknown\"")
            .HasOnly("study.json:54: design: Two different parts of the design would be called “cook”. Rename a level or a control arm.");

    private static void Is(string design, string problem) =>
        SampleDesigns.Between.Designed(design).HasOnly($"study.json:51: {problem}");

    private static SampleStudy Excluding(params string[] combinations) => SampleStudy.Whole.Having($"\"exclusions\": [{string.Join(", ", combinations.Select(not =>
        $"{{ \"not\": {not}, \"reason\": {{ \"en\": \"No\", \"da\": \"Nej\" }} }}"))}]");

    private static string Override(string vignette) =>
        $"{{ \"vignette\": \"{vignette}\", \"words\": {{ \"age\": {{ \"en\": \"63 years\", \"da\": \"63 år\" }} }} }}";
}
