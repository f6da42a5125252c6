using VignetteLab.Core;
using VignetteLab.Core.Studies;
using VignetteLab.Core.Vignettes;
using VignetteLab.Web.Pages.Authoring;
using VignetteLab.Web.Studies;

namespace VignetteLab.Web.Tests.Pages.Authoring;

public sealed class MatrixTests
{
    private static readonly Dictionary<string, string> any = [];

    public static IEnumerable<object[]> Studies() => StudyLibrary.Folders.Select(folder => new object[] { Path.GetFileName(folder) });

    [Theory, MemberData(nameof(Studies))]
    public void Every_vignette_reads_byte_for_byte_as_respondents_read_it(string name)
    {
        var study = Read(name);
        var frozen = new FrozenStudy(CanonicalJson.Write(study));
        var matrix = new Matrix(study, study.Languages, isWhole: true);

        Assert.Equal(frozen.Universe.Select(vignette => vignette.Name), matrix.All.Select(vignette => vignette.Name));
        Assert.All(matrix.All.Select(matrix.Row), row => Assert.All(row.Texts, text =>
            Assert.Equal(frozen.Wording(row.Vignette.Name, text.Key).Hash, text.Value.Wording.Hash)));
    }

    [Theory, MemberData(nameof(Studies))]
    public void One_at_a_time_shows_every_level_and_pairs_every_two_that_go_together(string name)
    {
        var study = Read(name);
        var matrix = new Matrix(study, study.Languages, isWhole: true);

        var (one, pairs) = (matrix.Of(MatrixView.One, any, null), matrix.Of(MatrixView.Pairs, any, null));

        Assert.Equal(Levels(matrix.All), Levels(one));
        Assert.Equal(Pairs(matrix.All), Pairs(pairs));
        Assert.True(one.Count <= study.Controls.Count + study.Factors.Sum(factor => factor.Levels.Count));
        Assert.Equal(pairs.Count, pairs.Distinct().Count());
    }

    [Fact]
    public void The_design_shows_what_its_decks_hold_and_nothing_while_something_is_wrong()
    {
        var study = Read("individual-or-collective");
        var used = new FrozenStudy(CanonicalJson.Write(study)).Arms.SelectMany(arm => arm.Vignettes).Select(vignette => vignette.Name).Distinct().Order();

        Assert.Equal(used, new Matrix(study, study.Languages, isWhole: true).Of(MatrixView.Design, any, null).Select(vignette => vignette.Name).Order());
        Assert.Empty(new Matrix(study, study.Languages, isWhole: false).Of(MatrixView.Design, any, null));
    }

    [Fact]
    public void Levels_and_words_are_looked_for()
    {
        var study = Read(Lab.Study);
        var matrix = new Matrix(study, study.Languages, isWhole: true);

        Assert.Equal(["core_low", "core_high"], matrix.Of(MatrixView.All, new Dictionary<string, string> { ["type"] = "core" }, null).Select(vignette => vignette.Name));
        Assert.Equal(["control"], matrix.Of(MatrixView.All, any, "control").Select(vignette => vignette.Name));
        Assert.Empty(matrix.Of(MatrixView.All, any, "zebra"));
    }

    [Fact]
    public void A_draft_without_words_is_shown_with_its_holes_and_one_without_levels_not_at_all()
    {
        var study = Read(Lab.Study);
        var wordless = study with { Factors = [.. study.Factors.Select(factor => factor with { Levels = [.. factor.Levels.Select(level => level with { Words = null, Forms = new Dictionary<string, LocalText>() })] })] };

        var row = new Matrix(wordless, ["en"], isWhole: false).Row(new Matrix(wordless, ["en"], isWhole: false).All[^1]);

        Assert.Contains("{", row.Texts["en"].Wording.Words.PlainText, StringComparison.Ordinal);
        Assert.Empty(new Matrix(study with { Factors = [study.Factors[0] with { Levels = [] }], Controls = [] }, ["en"], isWhole: false).All);
    }

    [Fact]
    public void Four_thousand_vignettes_are_shown_one_factor_at_a_time()
    {
        var level = Read(Lab.Study).Factors[0].Levels[0];
        var factors = Enumerable.Range(0, 12).Select(f => new Factor
        {
            Name = $"f{f}",
            Label = level.Label,
            Levels = [.. Enumerable.Range(0, 2).Select(l => new Level { Name = $"l{l}", Code = l, Label = level.Label, Words = new(new Dictionary<string, string> { ["en"] = $"{f}.{l}" }) })],
        }).ToArray();
        var text = string.Join(' ', factors.Select(factor => $"{{{factor.Name}}}"));
        var study = Read(Lab.Study) with { Factors = factors, Controls = [], Exclusions = [], Overrides = [], Texts = Read(Lab.Study).Texts with { Vignette = new(new Dictionary<string, string> { ["en"] = text }) } };

        var matrix = new Matrix(study, ["en"], isWhole: false);

        Assert.Equal((4096, MatrixView.One), (matrix.All.Count, matrix.Usual));
        Assert.Equal(13, matrix.Of(matrix.Usual, any, null).Count);
        Assert.InRange(matrix.Of(MatrixView.Pairs, any, null).Count, 4, 16);
        Assert.Equal("0.0 1.0 2.0 3.0 4.0 5.0 6.0 7.0 8.0 9.0 10.0 11.1", matrix.Row(matrix.All[1]).Texts["en"].Wording.Words.PlainText);
    }

    private static Study Read(string name) => StudyLibrary.Read(StudyLibrary.Folders.First(folder => Path.GetFileName(folder) == name)).Study!;

    private static string[] Levels(IEnumerable<Vignette> vignettes) =>
        [.. vignettes.SelectMany(vignette => vignette.Levels.Select(level => $"{level.Key}={level.Value.Name}")).Distinct().Order(StringComparer.Ordinal)];

    private static string[] Pairs(IEnumerable<Vignette> vignettes) =>
    [
        .. (from vignette in vignettes
            from one in vignette.Levels
            from other in vignette.Levels
            where string.CompareOrdinal(one.Key, other.Key) < 0
            select $"{one.Key}={one.Value.Name}+{other.Key}={other.Value.Name}").Distinct().Order(StringComparer.Ordinal),
    ];
}
