namespace VignetteLab.Web.Tests.Commands;

public sealed class ExportCommandTests(Lab lab) : IClassFixture<Lab>
{
    [Fact]
    public async Task A_text_of_any_kind_comes_through()
    {
        (string Written, string Read)[] texts =
        [
            ("😀 og 👩‍⚕️", "😀 og 👩‍⚕️"),
            ("=1+1", "=1+1"),
            ("<b>&amp;</b> \"x\" 'y'", "<b>&amp;</b> \"x\" 'y'"),
            ("one\r\ntwo\ttabs", "one\ntwo\ttabs"),
            ("bell\u0007, escape\u001b and \uffff", "bell\ufffd, escape\ufffd and \ufffd"),
            ("e\u0301 becomes \u00e9", "\u00e9 becomes \u00e9"),
            ("\u202eturned\u202c", "\u202eturned\u202c"),
        ];
        var expected = new Dictionary<string, string>();
        foreach (var (written, read) in texts)
        {
            using var walk = lab.Walk(cookies: false);
            await walk.ToAsync("background");
            expected[walk.Respondent] = read;
            await walk.PressAsync("continue", ("comment", written));
        }

        await lab.RunAsync("export", Lab.Study, "--out", "texts.xlsx");

        var comments = Fieldwork.Read(Path.Combine(lab.Folder, "texts.xlsx"), "wide")
            .ToDictionary(row => row["respondent"], row => row.GetValueOrDefault("comment"));
        Assert.All(expected, text => Assert.Equal(text.Value, comments[text.Key]));
    }

    [Fact]
    public async Task One_who_did_not_agree_is_in_no_row()
    {
        using var walk = lab.Walk();
        await walk.StartAsync();
        var respondent = walk.Respondent;
        await walk.PressAsync("decline");

        await lab.RunAsync("export", Lab.Study, "--out", "declined.xlsx");

        var file = Path.Combine(lab.Folder, "declined.xlsx");
        Assert.DoesNotContain(Fieldwork.Read(file, "wide"), row => row["respondent"] == respondent);
        Assert.DoesNotContain(Fieldwork.Read(file, "long"), row => row["respondent"] == respondent);
    }

    [Fact]
    public async Task A_file_that_is_there_is_replaced_whole()
    {
        var file = Path.Combine(lab.Folder, "old.xlsx");
        await File.WriteAllTextAsync(file, new string('x', 1_000_000));

        var output = await lab.RunAsync("export", Lab.Study, "--out", "old.xlsx");

        Assert.Equal($"{file} holds {Lab.Study}, live.\n", output);
        Assert.Equal("study", Fieldwork.Read(file, "readme")[0].Values.First());
        Assert.False(File.Exists(file + ".part"));
    }
}
