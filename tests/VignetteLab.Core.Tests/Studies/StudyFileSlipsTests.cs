using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using VignetteLab.Core.Studies;

namespace VignetteLab.Core.Tests.Studies;

/// <summary>Whatever slips into a valid study, reading says what is wrong, and what it takes can be fielded.</summary>
public sealed partial class StudyFileSlipsTests
{
    private static readonly Dictionary<string, SampleStudy> samples = new()
    {
        ["between"] = SampleStudy.Whole,
        ["given"] = SampleDesigns.Given,
        ["within"] = SampleDesigns.Within,
        ["mixed"] = SampleDesigns.Mixed,
        ["fraction"] = SampleDesigns.Fraction,
        ["efficient"] = SampleDesigns.Efficient,
        ["given_decks"] = SampleDesigns.GivenDecks,
        ["everything"] = SampleDesigns.Everything,
        ["rules"] = SampleLogic.Whole,
        ["rules_within"] = Rules.LogicRulesTests.AtEachVignette,
    };

    public static TheoryData<string> Designs => [.. samples.Keys];

    [Theory]
    [MemberData(nameof(Designs))]
    public void No_slip_in_a_valid_study_makes_reading_throw(string design) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(Slips(), slips => IsToldApart(Slip(samples[design], slips))));

    [Theory]
    [MemberData(nameof(Designs))]
    public void No_name_or_number_in_the_place_of_another_makes_reading_throw(string design) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(Swaps(), swaps => IsToldApart(Swap(samples[design], swaps))));

    // A study or problems, never both or neither; each problem once; and a study can be frozen.
    internal static bool IsToldApart(SampleStudy sample)
    {
        var reading = sample.Read("sample");
        if (reading.Study is { } study)
            return reading.Problems.Count == 0 && new FrozenStudy(CanonicalJson.Write(study)).Arms.Count > 0;
        return reading.Problems.Count > 0 && reading.Problems.Distinct().Count() == reading.Problems.Count &&
            reading.Problems.All(problem => problem.Message.Length > 0 && problem.File.Length > 0 && problem.Line >= 0);
    }

    private static Arbitrary<(int At, int Length, string Instead)[]> Slips() => (
        from at in Gen.Choose(0, 10_000)
        from length in Gen.Elements(0, 0, 1, 1, 2, 5, 20, 100)
        from instead in Gen.Elements(
            "", "", "\"", "{", "}", "[", "]", ",", ":", "1", "-1", "1.5", "1e9", "true", "null", "\\", "\\ud800", "\\u0000",
            "\\ufffe", "\ufffe", "\u2028", "\0", "\n", " ", "x", "X", "_", ".", "{a}", "\"\": 1,", "\"x\": {},", "[]", "{}", "é", "//")
        select (at, length, instead)).NonEmptyListOf().Select(slips => slips.Take(3).ToArray()).ToArbitrary();

    private static SampleStudy Slip(SampleStudy sample, (int At, int Length, string Instead)[] slips)
    {
        var json = new StringBuilder(sample.Json);
        foreach (var (at, length, instead) in slips)
        {
            var from = at % json.Length;
            json.Remove(from, Math.Min(length, json.Length - from)).Insert(from, instead);
        }

        return sample.With("study.json", json.ToString());
    }

    private static Arbitrary<(int One, int Other)[]> Swaps() => (
        from one in Gen.Choose(0, 10_000)
        from other in Gen.Choose(0, 10_000)
        select (one, other)).NonEmptyListOf().Select(swaps => swaps.Take(3).ToArray()).ToArbitrary();

    // What stays JSON reaches the rules: a factor named twice, a level of another factor, an arm where an item belongs.
    private static SampleStudy Swap(SampleStudy sample, (int One, int Other)[] swaps)
    {
        var json = sample.Json;
        foreach (var (one, other) in swaps)
        {
            var words = Word.Matches(json);
            var (place, from) = (words[one % words.Count], words[other % words.Count]);
            json = json[..place.Index] + from.Value + json[(place.Index + place.Length)..];
        }

        return sample.With("study.json", json);
    }

    [GeneratedRegex("\"[^\"]*\"|-?[0-9]+|true|\\[[^][{}]*\\]|\\{[^{}]*\\}", RegexOptions.NonBacktracking)]
    private static partial Regex Word { get; }
}
