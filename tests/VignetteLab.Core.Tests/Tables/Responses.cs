using VignetteLab.Core.Allocation;
using VignetteLab.Core.Tables;
using VignetteLab.Core.Tests.Studies;

namespace VignetteLab.Core.Tests.Tables;

/// <summary>What is known of somebody who answers the sample.</summary>
internal static class Responses
{
    public static Response Of(Respondent respondent, string arm = "young_nurse") => new(
        "r1", 3, respondent.Study, Mode.Pilot, Respondent.Noon,
        respondent.Journey.IsFinished ? respondent.Saved[^1].AtUtc : null,
        respondent.Allocated ? PlaceOf(arm) : null,
        respondent.Saved);

    public static List<Dictionary<string, object?>> Long(Respondent respondent, string arm = "young_nurse", string language = "en") =>
        Long(Of(respondent, arm), language);

    public static List<Dictionary<string, object?>> Wide(Respondent respondent, string arm = "young_nurse") =>
        Wide(Of(respondent, arm));

    public static List<Dictionary<string, object?>> Long(Response response, string language = "en")
    {
        var table = new LongTable(response.Study, language);
        var rows = new RowsInMemory(table.Variables);
        table.Write(response, rows);
        return rows.Rows;
    }

    public static List<Dictionary<string, object?>> Wide(Response response)
    {
        var table = new WideTable(response.Study);
        var rows = new RowsInMemory(table.Variables);
        table.Write(response, rows);
        return rows.Rows;
    }

    private static Place PlaceOf(string arm) => new(
        Mode.Pilot, 3, "nurse", new(1, 0, 1), arm, 0.2, [], AllocationState.None, null,
        new([arm], new Dictionary<string, IReadOnlyList<string>> { ["opinion"] = ["trust_2", "trust_3", "trust_1"] }, false), [],
        "r1", Respondent.Noon);
}
