using VignetteLab.Core.Studies;
using VignetteLab.Core.Tables;

namespace VignetteLab.Core.Monitoring;

/// <summary>Says who may still go on, rather than having left.</summary>
/// <param name="study">Its plan says for how long one is under way.</param>
/// <param name="nowUtc">What time it is for the respondents.</param>
public sealed class UnderWay(FrozenStudy study, DateTime nowUtc)
{
    private readonly DateTime since = nowUtc - study.Allocation.UnderWay;

    /// <summary>
    /// Whether a respondent has neither finished nor been told that it ends, and was allocated, or before that started, a short while ago.
    /// </summary>
    public bool Holds(Response response) => response is { FinishedUtc: null, Journey.HasEnded: false } && IsRecent(response);

    /// <summary>Whether a respondent was allocated, or before that started, a short while ago.</summary>
    public bool IsRecent(Response response) => (response.Place?.AllocatedUtc ?? response.StartedUtc) > since;
}
