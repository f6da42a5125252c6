using System.Data.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace VignetteLab.Web.Tests.Faults;

/// <summary>After the launch nothing changes what a running respondent is shown: no page, no command and no statement.</summary>
public class UnchangeableTests(Lab lab) : IClassFixture<Lab>
{
    private const string name = "unchangeable";

    // What would change words, if anything could; the name that is typed to confirm is that of the study.
    private static readonly (string Name, string Value)[] fields =
    [
        ("Input.Revision", "1"), ("Input.Name", name), ("Input.Text", "Changed"), ("Input.Reason", "A try"), ("Input.Affects", "true"), ("Input.Title.Words[en]", "Changed"),
        ("Input.Words[en]", "Changed"), ("Input.Factors[0].Name", "changed"), ("Input.Vignette.Words[en]", "Changed"), ("Input.Contact", "changed@example.org"),
        ("Input.Arm.Name", "control"), ("Input.Arm.Open", "false"), ("Input.Arm.Reason", "A try"), ("Input.Grace", "5"), ("Input.NoClose", "A try"), ("op", "add Factors"),
    ];

    private static readonly string[] statements =
    [
        """update "Versions" set "Json" = replace("Json", 'nursing', 'changed')""", """delete from "Versions" """,
        """update "Versions" set "Fingerprint" = 'x'""", """update "Places" set "Arm" = 'control'""", """delete from "Places" """,
        """update "Submissions" set "Answers" = ''""", """delete from "Submissions" """,
    ];

    [Fact]
    public async Task A_running_respondent_sees_the_same_bytes_whatever_is_tried()
    {
        using var anna = await Studio.JoinAsync(lab, "anna@example.org");
        await lab.OpenStudyAsync(name);
        using var walk = lab.Walk();
        await walk.ToAsync("quality", path: $"/s/{name}");
        var pages = await SeenAsync(walk);

        // Every handler of every page, as owner; the close comes last, since it ends what a respondent may do.
        foreach (var (path, handler) in (await HandlersAsync()).OrderBy(one => one.Handler is "Close" or "Put"))
        {
            await anna.GetAsync("/studies");
            var token = anna.Document.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
            await anna.PostAsItIsAsync($"/{path}{(handler is null ? "" : $"?handler={handler}")}", [.. fields, ("__RequestVerificationToken", token)]);
            Assert.True(Same(pages[^1..], await SeenAsync(walk, "quality")), $"{path} {handler} changed what a respondent sees.");
        }

        foreach (var command in new[] { $"launch {name} --accept A", $"pilot {name}", $"simulate {name} --respondents 3", $"pause {name}" })
        {
            await LabProcess.RunAsync(lab.Folder, command.Split(' '), lab.Settings);
            Assert.True(Same(pages, await SeenAsync(walk)), $"{command} changed what a respondent sees.");
        }

        await using var db = lab.Open();
        foreach (var statement in statements.Concat(db.Database.IsSqlite()
            ? ["""insert or replace into "Versions" ("Id", "StudyId", "Number", "Fingerprint", "Json", "AtUtc") select "Id", "StudyId", "Number",  'x', '', "AtUtc" from "Versions" """]
            : ["""truncate "Versions" cascade"""]))
        {
            await Assert.ThrowsAnyAsync<DbException>(() => db.Database.ExecuteSqlRawAsync(statement));
        }

        Assert.True(Same(pages, await SeenAsync(walk)));
    }

    // The pages that the respondent can go to, as they come, but for the handle.
    private static async Task<string[]> SeenAsync(Walk walk, params string[] pages)
    {
        var seen = new List<string>();
        foreach (var page in pages.Length > 0 ? pages : ["information", "role", "quality"])
        {
            await walk.OpenAsync($"/s/{name}/{page}");
            Assert.Equal(page, walk.At);
            seen.Add(walk.Source.Replace(walk.Handle!, "", StringComparison.Ordinal));
        }

        return [.. seen];
    }

    private static bool Same(string[] one, string[] other) => one.SequenceEqual(other);

    private async Task<List<(string Path, string? Handler)>> HandlersAsync()
    {
        var loader = lab.Services.GetRequiredService<PageLoader>();
        var handlers = new List<(string, string?)>();
        foreach (var endpoint in lab.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page || endpoint.RoutePattern.GetParameter("study") is null || endpoint.RoutePattern.RawText!.StartsWith("s/", StringComparison.Ordinal))
                continue;
            handlers.AddRange((await loader.LoadAsync(page, EndpointMetadataCollection.Empty)).HandlerMethods
                .Where(method => method.HttpMethod.Equals("POST", StringComparison.OrdinalIgnoreCase))
                .Select(method => (endpoint.RoutePattern.RawText.Replace("{study}", name, StringComparison.Ordinal), method.Name)));
        }

        return [.. handlers.Distinct()];
    }
}
