using System.Globalization;
using VignetteLab.Core.Studies;
using VignetteLab.Storage;

namespace VignetteLab.Web.Pages.Studies;

/// <summary>One arm and how many are how far in it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsOpen">Whether it is given to newcomers.</param>
/// <param name="Share">Of how many newcomers, as in “1 of 5”.</param>
public sealed record ArmRow(
    string Name, string Label, bool IsOpen, string Share, int Allocated, int UnderWay, int Finished, int NotCounted)
{
    /// <summary>A row for each arm, in the study's order.</summary>
    public static IReadOnlyList<ArmRow> Of(
        FrozenStudy study, IReadOnlyList<LedgerLines> lines, IReadOnlySet<string> closed, string language)
    {
        var arms = lines.ToLookup(line => line.Arm);
        var shares = study.Allocation.Shares.ToDictionary(share => share.Arm, share => share.Count);
        var total = shares.Values.Sum();
        return
        [
            .. study.Arms.Select(arm => new ArmRow(
                arm.Name, arm.Label.In(language), !closed.Contains(arm.Name),
                string.Create(CultureInfo.InvariantCulture, $"{shares[arm.Name]} of {total}"),
                arms[arm.Name].Sum(line => line.Allocated), arms[arm.Name].Sum(line => line.UnderWay),
                arms[arm.Name].Sum(line => line.Finished), arms[arm.Name].Sum(line => line.NotCounted))),
        ];
    }
}
