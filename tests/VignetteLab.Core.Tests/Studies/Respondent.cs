using VignetteLab.Core.Allocation;
using VignetteLab.Core.Items;
using VignetteLab.Core.Studies;

namespace VignetteLab.Core.Tests.Studies;

/// <summary>Somebody who answers the sample, page after page; each step leaves the one before as it was.</summary>
internal sealed record Respondent(FrozenStudy Study, bool Allocated, params SavedPage[] Saved)
{
    public static readonly DateTime Noon = new(2031, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>Has pressed Start and saved nothing.</summary>
    public static Respondent New { get; } = new(SampleStudy.Whole.Frozen(), false);

    /// <summary>Has agreed to take part.</summary>
    public static Respondent Consenting { get; } = New.Saves("information", ("consent", 1));

    /// <summary>Is a nurse, has agreed and has a place.</summary>
    public static Respondent InPlace { get; } = Consenting.Saves("before", ("role", 1)) with { Allocated = true };

    /// <summary>Has answered everything.</summary>
    public static Respondent Finished { get; } = InPlace
        .Saves("opinion", ("trust_1", 3), ("trust_2", 2), ("trust_3", 1))
        .Saves("after", ("check_age", 1), ("years", 12), ("comment", "No."));

    /// <summary>Their arm once they are allocated; the study's first where none is named.</summary>
    public string? Arm { get; init; }

    public Journey Journey => new(Study, Saved, Allocated ? Place : null);

    private Place Place
    {
        get
        {
            var given = Arm is null ? Study.Arms[0] : Study.Arm(Arm);
            return new(
                Mode.Pilot, 3, "nurse", new(1, 0, 1), given.Name, 0.2, [], AllocationState.None, null,
                new([.. given.Vignettes.Select(vignette => vignette.Name)], new Dictionary<string, IReadOnlyList<string>>(), false), [], "r1", Noon);
        }
    }

    public Respondent Saves(string page, params (string Item, object Answer)[] answers) =>
        Does(Op.Continue, page, answers);

    public Respondent Does(Op op, string page, params (string Item, object Answer)[] answers)
    {
        var given = answers.ToDictionary(
            answer => answer.Item, answer => answer.Answer is int code ? Answer.Of(code) : Answer.Of((string)answer.Answer));
        var stays = op == Op.Continue && Study.Page(page) is { } shown && Journey.Stays(shown, given);
        var sequence = Saved.Length + 1;
        return this with
        {
            Saved =
            [
                .. Saved,
                new(sequence, page, op, "en", "en", sequence - 1, $"key {sequence}", "", given, stays, 10.5,
                    Study.Page(page) is { Position: > 0 } ? "hash" : null, Noon.AddMinutes(sequence)),
            ],
        };
    }
}
