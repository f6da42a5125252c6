using VignetteLab.Core.Allocation;
using VignetteLab.Core.Simulation;
using VignetteLab.Core.Studies;

namespace VignetteLab.Core.Tests.Simulation;

/// <summary>Made-up people who go through a study without a storage.</summary>
internal static class Simulated
{
    private static readonly AllocationKey key = new(new byte[AllocationKey.Length]);

    /// <summary>A place of an arm, with its vignettes in an order of its own.</summary>
    public static Place Place(FrozenStudy study, string arm, int number) => new(
        Mode.Simulated, 1, "all", new(number, 0, 1), arm, 1, [], AllocationState.None, null,
        study.Sequence(key, Mode.Simulated, arm, "all", number, null), [], $"{number:x32}", default);

    /// <summary>Everybody's place, arms in turn, and all that they answer.</summary>
    public static IEnumerable<(Place Place, Dictionary<string, string> Answers)> Answers(
        FrozenStudy study, int people, FieldworkOptions options)
    {
        var plan = FieldworkPlan.Read(study, options);
        return Enumerable.Range(1, people).Select(number =>
        {
            var person = new SimulatedRespondent(study.Study.Name, 1, number, plan);
            var place = Place(study, study.Arms[number % study.Arms.Count].Name, number);
            var answers = study.Pages.Index().SelectMany(page =>
                person.Answer(page.Item, page.Index < study.FirstVignette ? null : place)).ToDictionary();
            return (place, answers);
        });
    }
}
