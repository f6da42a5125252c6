using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Core.Tests.Studies.Linting;

public sealed class L34AskedTwiceTests
{
    [Fact]
    public void The_same_question_twice_is_a_warning() => Linted.Finds(
        "L34", Severity.Warning, "pages[2].items[2]", Asking("How long?", "Hvor længe?"));

    [Fact]
    public void A_question_that_differs_in_a_word_is_a_warning() => Linted.Finds(
        "L34", Severity.Warning, "pages[2].items[2]", Asking("How old was Anna?", "Hvor gammel var Anna mon?"));

    [Fact]
    public void Statements_of_a_scale_may_be_alike() => Linted.Passes(
        "L34", Linted.Saying("\"en\": \"She would do a good job on my ward\"", "\"en\": \"Good?\"").Saying("\"en\": \"She would do a great job on my ward\"", "\"en\": \"Able?\""));

    [Fact]
    public void Questions_of_their_own_pass() => Linted.Passes("L34", Linted.Clean);

    private static SampleStudy Asking(string english, string danish) =>
        Linted.Saying($"\"en\": \"{english}\", \"da\": \"{danish}\"", "\"en\": \"More?\", \"da\": \"Mere?\"");
}
