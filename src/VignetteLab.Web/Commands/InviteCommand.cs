using System.CommandLine;
using VignetteLab.Core.Allocation;
using VignetteLab.Storage;

namespace VignetteLab.Web.Commands;

internal static class InviteCommand
{
    public static Command Make()
    {
        var study = Arguments.Study();
        var mode = Arguments.Among("--mode", "live, or pilot for those who try the study before", "live or pilot", Mode.Live);
        var count = new Option<int>("--count") { Description = "How many, 1 to 100,000", Required = true };
        Arguments.Between(count, 1, Inviting.Most);
        var to = new Option<FileInfo?>("--out") { Description = "The file to write, as in links.csv; printed when left out" };
        Arguments.InAFolder(to);
        var command = new Command("invite", "Makes personal links, each good for one respondent, and prints them as CSV: they are kept nowhere else")
        {
            study, count, mode, to,
        };
        command.SetAction(async (parsed, stop) =>
        {
            var (name, file) = (parsed.GetRequiredValue(study), parsed.GetValue(to));
            await using var lab = await CommandLab.WriteAsync(stop);

            if (file is null)
                await WriteAsync(Console.Out, await MakeAsync(), Begin());
            else
                await WriteAsync(file, MakeAsync, Begin);
            return 0;

            string Begin() => $"{lab.Address()}/s/{name}/i/";

            Task<IReadOnlyList<string>> MakeAsync() => lab.Get<Inviting>().MakeAsync(name, parsed.GetValue(mode), parsed.GetRequiredValue(count));
        });
        return command;
    }

    // The file comes first: links that cannot be written would be links that nobody has.
    private static async Task WriteAsync(FileInfo file, Func<Task<IReadOnlyList<string>>> makeAsync, Func<string> address)
    {
        if (file.Exists)
            throw new RefusedException($"{file.FullName} is there already, and links that are lost cannot be found again. Name another file.");
        try
        {
            await using var to = new StreamWriter(file.Open(FileMode.CreateNew));
            var links = await makeAsync();
            await WriteAsync(to, links, address());
            Console.WriteLine($"{file.FullName} holds {links.Count} personal links. They are kept nowhere else.");
        }
        catch (RefusedException)
        {
            file.Delete();
            throw;
        }
    }

    private static async Task WriteAsync(TextWriter to, IReadOnlyList<string> tokens, string address)
    {
        await to.WriteLineAsync("number,link");
        foreach (var (index, token) in tokens.Index())
            await to.WriteLineAsync(FormattableString.Invariant($"{index + 1},{address}{token}"));
        await to.FlushAsync();
    }
}
