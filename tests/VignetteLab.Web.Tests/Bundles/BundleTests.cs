using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using VignetteLab.Core.Studies;
using VignetteLab.Storage;

namespace VignetteLab.Web.Tests.Bundles;

public sealed class BundleTests(Lab lab) : IClassFixture<Lab>
{
    [Fact]
    public async Task A_preregistration_is_the_same_bytes_for_the_same_state_and_its_checksums_hold()
    {
        using var studio = await Studio.JoinAsync(lab, "prereg@example.org");
        const string address = $"/studies/{Lab.Study}/preregistration.zip";

        var first = await BytesAsync(studio, address);
        var second = await BytesAsync(studio, address);
        var folder = Unpack(first);
        var sums = await ShellAsync(folder, "sha256sum", "-c", "sha256sums.txt");
        var study = await File.ReadAllTextAsync(Path.Combine(folder, "study.json"));
        var readme = await File.ReadAllTextAsync(Path.Combine(folder, "README.md"));

        Assert.Equal(first, second);
        Assert.Equal(0, sums);
        Assert.Equal(CanonicalJson.Write(Lab.FromLibrary(Lab.Study)), study);
        Assert.Contains(CanonicalJson.Fingerprint(study), readme, StringComparison.Ordinal);
        Assert.Equal(
            ["README.md", "checks.md", "declaration.csv", "design.txt", "plan.md", "sha256sums.txt", "study.json", "vignettes.da.md", "vignettes.en.md"],
            Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task An_archive_comes_after_the_close_and_its_ledger_can_be_verified_with_what_is_in_it()
    {
        const string name = "archived";
        await lab.OpenStudyAsync(name);
        using var studio = await Studio.JoinAsync(lab, "archive@example.org");
        await OwnAsync(name, "archive@example.org");
        using var walk = lab.Walk();
        await walk.ToAsync("receipt", path: $"/s/{name}");
        var early = await studio.GetAsync($"/studies/{name}/archive.zip");

        var amending = lab.Services.GetRequiredService<Amending>();
        await amending.BeginAsync(name, "archive@example.org");
        await lab.EditAsync(name, study => study with { Contact = "another@example.org" });
        await lab.AcceptAsync(name, isCorrection: true);
        await amending.PublishAsync(name, new(await FingerprintAsync(name), "Anna has moved", false), "archive@example.org");
        await lab.Services.GetRequiredService<Publication>().CloseAsync(name);
        var folder = Unpack(await BytesAsync(studio, $"/studies/{name}/archive.zip"));

        Assert.Equal(HttpStatusCode.Redirect, early.StatusCode);
        Assert.Equal(0, await ShellAsync(folder, "sha256sum", "-c", "sha256sums.txt"));
        Assert.Equal(0, await ShellAsync(folder, "python3", "verify-allocation.py", "ledger.csv", "declaration.csv"));
        Assert.True(File.Exists(Path.Combine(folder, "versions", "1", "plan.md")));
        Assert.Contains("exported,archive@example.org,archive.zip", await File.ReadAllTextAsync(Path.Combine(folder, "audit.csv")), StringComparison.Ordinal);
        var amendments = await File.ReadAllTextAsync(Path.Combine(folder, "amendments.md"));
        Assert.Contains("By archive@example.org; cannot change what is answered, says its author.\n\nWhy: Anna has moved\n\n- `contact`", amendments, StringComparison.Ordinal);
        Assert.Matches(
            "^version 1 to 2, [0-9-]+ [0-9:]+ UTC, cannot change what is answered, says its author: Anna has moved$",
            Fieldwork.Read(Path.Combine(folder, "data.xlsx"), "readme").Single(row => row["what"] == "amendment")["text"]);
        Directory.Delete(folder, recursive: true);
    }

    private async Task<string> FingerprintAsync(string study)
    {
        await using var db = lab.Open();
        return CanonicalJson.Fingerprint((await Drafts.LastAsync(db, db.Studies.Single(one => one.Name == study).Id))!.Json);
    }

    private async Task OwnAsync(string study, string email)
    {
        await using var db = lab.Open();
        var (who, what) = (db.Users.Single(one => one.Email == email).Id, db.Studies.Single(one => one.Name == study).Id);
        if (!db.Memberships.Any(one => one.ResearcherId == who && one.StudyId == what))
            db.Memberships.Add(new() { ResearcherId = who, StudyId = what, Role = VignetteLab.Storage.Records.MembershipRole.Owner });
        await db.SaveChangesAsync();
    }

    private async Task<byte[]> BytesAsync(Studio studio, string address)
    {
        await OwnAsync(address.Split('/')[2], studio == null ? "" : await EmailAsync(studio));
        var reply = await studio!.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        return await reply.Content.ReadAsByteArrayAsync();
    }

    private static async Task<string> EmailAsync(Studio studio)
    {
        await studio.GetAsync("/account");
        return studio.Document.QuerySelector("header a[href='/account']")!.TextContent.Trim();
    }

    private static string Unpack(byte[] zip)
    {
        var folder = Directory.CreateTempSubdirectory("bundle").FullName;
        ZipFile.ExtractToDirectory(new MemoryStream(zip), folder);
        return folder;
    }

    private static async Task<int> ShellAsync(string folder, string program, params string[] arguments)
    {
        using var shell = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        return shell.ExitCode;
    }
}
