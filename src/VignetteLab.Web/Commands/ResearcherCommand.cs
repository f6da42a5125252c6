using System.CommandLine;
using VignetteLab.Storage;
using VignetteLab.Storage.Records;

namespace VignetteLab.Web.Commands;

internal static class ResearcherCommand
{
    public static Command Make()
    {
        var email = new Option<string?>("--email")
        {
            Description = "The address of a researcher who is locked out; without it the link makes a new account",
        };
        var lostFactor = new Option<bool>("--lost-factor")
        {
            Description = "With --email: takes the second factors of that researcher away, who needs the password for it",
        };
        var command = new Command("researcher", "Prints a link that works once: a day for a new researcher, 15 minutes for one who is locked out")
        {
            email, lostFactor,
        };
        command.Validators.Add(given =>
        {
            if (given.GetValue(lostFactor) && given.GetValue(email) is null)
                given.AddError("Say with --email whose factors are lost.");
        });
        command.SetAction(async (parsed, stop) =>
        {
            await using var lab = await CommandLab.WriteAsync(stop);
            var accounts = lab.Get<Accounts>();
            var token = parsed.GetValue(email) is { } address
                ? await accounts.ResetLinkAsync(
                    address, parsed.GetValue(lostFactor) ? LinkPurpose.Factor : LinkPurpose.Password, Auditing.Server)
                : (await accounts.LinkAsync(null)).Token;
            Console.WriteLine($"{lab.Address()}/account/link/{token}");
            return 0;
        });
        return command;
    }
}
