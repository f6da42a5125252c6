using VignetteLab.Core.Studies.Lint;

namespace VignetteLab.Core.Tests.Studies.Linting;

public sealed class L18NoWayOutTests
{
    [Fact]
    public void A_question_of_knowledge_without_a_way_out_is_a_warning() => Linted.Finds(
        "L18", Severity.Warning, "pages[2].items[0]", Linted.Saying("\"en\": \"Forty\", \"da\": \"Fyrre\"", "\"en\": \"I do not remember\", \"da\": \"Det husker jeg ikke\""));

    [Theory]
    [InlineData("How many days were you ill?", "Hvor længe?")]
    [InlineData("How long?", "Hvor mange år har du været i en fagforening?")]
    public void A_sensitive_question_without_a_way_out_is_a_warning(string english, string danish) =>
        Linted.Finds("L18", Severity.Warning, "pages[2].items[1]", Asking(english, danish).Saying("", ", \"decline\": [\"refused\"]"));

    [Theory]
    [InlineData("How many days were you ill?", "Hvor længe var du syg?")]
    public void A_sensitive_question_that_can_be_declined_passes(string english, string danish) => Linted.Passes("L18", Asking(english, danish));

    [Fact]
    public void Work_in_health_care_is_not_sensitive() => Linted.Passes(
        "L18", Asking("How long have you worked in health care?", "Hvor længe har du været ansat?").Saying("", ", \"decline\": [\"refused\"]"));

    private static SampleStudy Asking(string english, string danish) =>
        Linted.Saying($"\"en\": \"{english}\", \"da\": \"{danish}\"", "\"en\": \"How long?\", \"da\": \"Hvor længe?\"");
}
