using VignetteLab.Core.Items;
using VignetteLab.Core.Tables;
using VignetteLab.Core.Tests.Studies;
using VignetteLab.Core.Tests.Studies.Rules;

namespace VignetteLab.Core.Tests.Tables;

/// <summary>What rules do not show is told in the tables.</summary>
public sealed class LogicTablesTests
{
    [Fact]
    public void What_is_not_shown_says_so()
    {
        var rows = Responses.Long(SampleLogic.Nurse("old_cook").Judges(3).Ends(), "old_cook").ToDictionary(row => (string)row["item"]!);

        Assert.Equal("not_shown", rows["reason"]["missing_reason"]);
        Assert.Equal("not_shown", rows["runs"]["missing_reason"]);
        Assert.Equal("not_shown", rows["why"]["missing_reason"]);
        Assert.All(["reason", "runs", "why"], item => Assert.Null(rows[item]["item_position"]));
        Assert.Equal((2.0, null), ((double?)rows["ward"]["value"], rows["ward"]["missing_reason"]));
        Assert.Equal((1.0, null), ((double?)rows["sleep"]["value"], rows["sleep"]["missing_reason"]));
    }

    [Fact]
    public void An_answer_that_is_hidden_later_is_not_shown_and_is_kept()
    {
        var respondent = SampleLogic.Nurse("old_cook").Judges(1).Saves("doubt", ("why", 2)).Judges(3).Ends();
        var row = Responses.Long(respondent, "old_cook").Single(row => row["item"] is "why");

        Assert.Equal((null, "not_shown"), (row["value"], row["missing_reason"]));
        Assert.Null(Responses.Wide(respondent, "old_cook").Single()["why"]);
        Assert.Contains(respondent.Saved, save => save.Answers.ContainsKey("why"));
    }

    [Fact]
    public void What_nobody_came_to_is_not_reached_whatever_a_rule_would_say()
    {
        var rows = Responses.Long(SampleLogic.Nurse("old_cook"), "old_cook").ToDictionary(row => (string)row["item"]!);

        Assert.Equal("not_shown", rows["reason"]["missing_reason"]);
        Assert.All(["runs", "why", "sleep"], item => Assert.Equal("not_reached", rows[item]["missing_reason"]));
    }

    [Fact]
    public void What_is_shown_after_all_and_was_not_come_back_to_is_not_reached()
    {
        var respondent = SampleLogic.Nurse("old_cook").Judges(3).Does(Op(), "after", ("check_age", 1)).Does(Op(), "work", ("ward", 1));
        var shown = respondent.Does(Op(), "work", ("ward", 2));

        Assert.Equal("not_shown", Reason(respondent, "sleep"));
        Assert.Equal("no_answer", Reason(shown, "sleep"));
        Assert.Equal("not_reached", Reason(
            SampleLogic.Nurse("old_cook").Saves("work", ("ward", 1)).Judges(3).Does(Op(), "after", ("check_age", 1)).Does(Op(), "work", ("ward", 2)), "sleep"));

        static Core.Studies.Op Op() => Core.Studies.Op.Back;
    }

    [Fact]
    public void A_place_on_a_page_is_counted_among_what_is_shown()
    {
        var rows = Responses.Long(SampleLogic.Other("old_cook").Judges(3).Ends(), "old_cook").ToDictionary(row => (string)row["item"]!);

        Assert.Equal(3.0, rows["comment"]["item_position"]);
        Assert.Equal(4.0, Responses.Long(SampleLogic.Nurse("old_cook").Judges(3).Ends(), "old_cook").Single(row => row["item"] is "comment")["item_position"]);
    }

    [Fact]
    public void The_codebook_says_when_an_item_is_shown()
    {
        var items = new Codebook(SampleLogic.Frozen).Items.ToDictionary(item => item.Name);

        Assert.Equal("role in (nurse)", items["ward"].ShownIf);
        Assert.Equal("age in (young, nobody)", items["runs"].ShownIf);
        Assert.Equal("trust_1 <= 1 or runs in (3)", items["why"].ShownIf);
        Assert.Contains(MissingReason.NotShown, items["why"].Missing);
        Assert.Null(items["role"].ShownIf);
    }

    [Fact]
    public void At_each_vignette_the_codebook_means_the_same_one()
    {
        var items = new Codebook(LogicRulesTests.AtEachVignette.Frozen()).Items.ToDictionary(item => item.Name);

        Assert.Equal("v02_trust_1 <= 2", items["v02_worry"].ShownIf);
        Assert.Equal("v03_trust_1 <= 2 and v03_age in (old)", items["v03_walks"].ShownIf);
    }

    [Fact]
    public void Masked_data_do_not_tell_by_what_was_asked_who_was_in_which_arm()
    {
        Assert.Equal(Telling("young_nurse"), Telling("old_nurse"));
        Assert.Equal(["runs", "why", "sleep"], SampleLogic.Frozen.TellArm.OrderBy(item => item != "runs").ThenByDescending(item => item));

        static string Telling(string arm)
        {
            var respondent = SampleLogic.Nurse(arm).Judges(2);
            respondent = (arm.StartsWith("young", StringComparison.Ordinal) ? respondent.Saves("running", ("runs", 3)).Saves("doubt", ("why", 1)) : respondent).Ends();
            var (table, wide) = (new LongTable(SampleLogic.Frozen, "en", masked: true), new WideTable(SampleLogic.Frozen, masked: true));
            var (rows, row) = (new RowsInMemory(table.Variables), new RowsInMemory(wide.Variables));
            var response = Responses.Of(respondent, arm);
            table.Write(response, rows);
            wide.Write(response, row);
            return string.Join('\n', rows.Rows.Concat(row.Rows).Select(cells => string.Join(';', cells
                .Where(cell => cell.Key is not ("arm" or "arm_name" or "duration_s")).Select(cell => $"{cell.Key}={cell.Value}"))));
        }
    }

    private static object? Reason(Respondent respondent, string item) =>
        Responses.Long(respondent, "old_cook").Single(row => row["item"] is string name && name == item)["missing_reason"];
}
