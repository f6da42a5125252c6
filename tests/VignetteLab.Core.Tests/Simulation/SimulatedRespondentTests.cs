using VignetteLab.Core.Simulation;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Tests.Studies;

namespace VignetteLab.Core.Tests.Simulation;

public sealed class SimulatedRespondentTests
{
    private static readonly FrozenStudy study = SampleStudy.Whole.Frozen();

    [Fact]
    public void The_same_seed_and_number_give_the_same_person()
    {
        var one = new SimulatedRespondent("hiring", 7, 12);
        var two = new SimulatedRespondent("hiring", 7, 12);

        Assert.Equal(one.Token, two.Token);
        Assert.Equal(one.LanguageOf(study.Study), two.LanguageOf(study.Study));
        Assert.Equal(one.Seconds(), two.Seconds());
        Assert.All(study.Pages, page => Assert.Equal(one.Answer(page), two.Answer(page)));
    }

    [Theory]
    [InlineData(8, 12)]
    [InlineData(7, 13)]
    public void Another_seed_or_number_gives_another_person(long seed, int number) =>
        Assert.NotEqual(new SimulatedRespondent("hiring", 7, 12).Token, new SimulatedRespondent("hiring", seed, number).Token);

    [Fact]
    public void Every_answer_is_one_that_its_item_takes()
    {
        foreach (var person in People())
        {
            foreach (var page in study.Pages)
            {
                Assert.All(person.Answer(page), answer =>
                {
                    var reading = study.Item(answer.Key).Read(answer.Value);
                    Assert.Null(reading.Fault);
                    Assert.NotNull(reading.Answer);
                });
            }
        }
    }

    [Fact]
    public void Nobody_leaves_out_what_is_required() =>
        Assert.All(People(), person =>
        {
            Assert.Equal("1", person.Answer(study.Pages[0])["consent"]);
            Assert.Contains("role", person.Answer(study.Pages[1]).Keys);
        });

    [Fact]
    public void About_one_answer_in_thirty_is_left_out()
    {
        var given = People().Sum(person => person.Answer(study.Pages[2]).Count);

        // Of 900: five standard deviations are 5 × √(900 × 29/900) ≈ 27.
        Assert.InRange(given, 843, 897);
    }

    [Fact]
    public void People_answer_in_every_language_of_the_study() =>
        Assert.Equal(["da", "en"], People().Select(person => person.LanguageOf(study.Study)).Distinct().Order());

    [Fact]
    public void A_page_takes_from_five_to_sixty_four_seconds() =>
        Assert.All(People(), person => Assert.InRange(person.Seconds(), 5, 64));

    [Fact]
    public void A_token_is_32_hexadecimal_digits() =>
        Assert.Matches("^[0-9a-f]{32}$", new SimulatedRespondent("hiring", 7, 12).Token);

    private static IEnumerable<SimulatedRespondent> People() =>
        Enumerable.Range(1, 300).Select(number => new SimulatedRespondent("hiring", 7, number));
}
