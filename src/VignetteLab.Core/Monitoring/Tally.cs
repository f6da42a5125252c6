using VignetteLab.Core.Studies;
using VignetteLab.Core.Tables;

namespace VignetteLab.Core.Monitoring;

/// <summary>All that a study in the field is watched by, counted from the same responses as every export.</summary>
public sealed record Tallied
{
    /// <summary>When anything was last saved, whatever days are looked at; <c>null</c> when nothing was.</summary>
    public required DateTime? LastUtc { get; init; }

    /// <summary>Whether the same would be counted later for as long as nothing is saved: nobody is under way who could be called gone.</summary>
    public required bool IsSettled { get; init; }

    /// <summary>How the whole study fills up, whatever days are looked at.</summary>
    public required Recruitment Recruitment { get; init; }

    /// <summary>How far those came who started.</summary>
    public required Stages Stages { get; init; }

    /// <summary>What happened day by day.</summary>
    public required IReadOnlyList<Day> Days { get; init; }

    /// <summary>How far the respondents of each arm came, in the study's order.</summary>
    public required IReadOnlyList<ArmCounts> Arms { get; init; }

    /// <summary>What became of those who came to each page, the information first.</summary>
    public required IReadOnlyList<PageCounts> Pages { get; init; }

    /// <summary>How each item was answered, in the study's order.</summary>
    public required IReadOnlyList<ItemCounts> Items { get; init; }

    /// <summary>Signs of answers that may not mean much.</summary>
    public required Quality Quality { get; init; }

    /// <summary>Outcomes by the levels of each factor.</summary>
    public required IReadOnlyList<Effect> Effects { get; init; }
}

/// <summary>Counts responses, each looked at once.</summary>
/// <param name="study">The version that describes them.</param>
/// <param name="window">Whom to count.</param>
/// <param name="nowUtc">What time it is for the respondents.</param>
public sealed class Tally(FrozenStudy study, Window window, DateTime nowUtc)
{
    private readonly UnderWay underWay = new(study, nowUtc);
    private readonly RecruitmentTally recruitment = new(study, nowUtc);
    private readonly StagesTally stages = new(new(study, nowUtc));
    private readonly DaysTally days = new();
    private readonly ArmsTally arms = new(study, new(study, nowUtc));
    private readonly PagesTally pages = new(study, new(study, nowUtc));
    private readonly ItemsTally items = new(study);
    private readonly QualityTally quality = new(study);
    private readonly EffectsTally effects = new(study);
    private DateTime? lastUtc;
    private DateTime? lastStartUtc;
    private bool isSettled = true;

    /// <summary>Counts one more.</summary>
    public void Add(Response response)
    {
        recruitment.Add(response);
        lastUtc = Later(lastUtc, response.Saved.Count > 0 ? response.Saved[^1].AtUtc : null);
        lastStartUtc = Later(lastStartUtc, response.StartedUtc);
        isSettled &= response.FinishedUtc is not null || !underWay.IsRecent(response);
        if (!window.Holds(response.StartedUtc))
            return;
        stages.Add(response);
        days.Add(response);
        arms.Add(response);
        pages.Add(response);
        items.Add(response);
        quality.Add(response);
        effects.Add(response);
    }

    /// <summary>What was counted.</summary>
    public Tallied Result() => new()
    {
        LastUtc = lastUtc ?? lastStartUtc,
        IsSettled = isSettled,
        Recruitment = recruitment.Result(),
        Stages = stages.Counts(),
        Days = days.Counts(),
        Arms = arms.Result(),
        Pages = pages.Result(),
        Items = items.Result(),
        Quality = quality.Result(),
        Effects = effects.Result(),
    };

    private static DateTime? Later(DateTime? one, DateTime? other) => one > other || other is null ? one : other;
}
