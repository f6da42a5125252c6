using System.CommandLine;
using VignetteLab.Storage;

namespace VignetteLab.Web.Commands;

internal static class ResearcherCommand
{
    public static Command Make()
    {
        var email = new Option<string?>("--email")
        {
            Description = "The address of a researcher who is locked out; without it the link makes a new account",
        };
        var command = new Command("researcher", "Prints a link, good for one use and one day, for a new or locked-out researcher") { email };
        command.SetAction(async (parsed, stop) =>
        {
            await using var lab = await CommandLab.WriteAsync(stop);
            var address = parsed.GetValue(email);
            var (token, known) = await lab.Get<Accounts>().LinkAsync(address);
            if (address is not null && !known)
                throw new RefusedException($"No researcher has the address {address}. Leave --email out to make a new account.");
            Console.WriteLine($"{lab.Address()}/account/link/{token}");
            return 0;
        });
        return command;
    }
}
