using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using VignetteLab.Core.Allocation;

namespace VignetteLab.Web.Commands;

/// <summary>Arguments that several commands take.</summary>
internal static class Arguments
{
    /// <summary>Who gives commands, as the logs call them.</summary>
    public const string Operator = "server";

    public static Argument<string> Study() => new("study")
    {
        Description = "The study's name, as in its address: volunteers-in-the-nursing-home",
    };

    public static Option<Mode> Mode() =>
        Among("--mode", "live, pilot or simulated", "live, pilot or simulated", Core.Allocation.Mode.Live);

    /// <summary>An option that takes one of a few names.</summary>
    /// <param name="name">As in <c>--mode</c>.</param>
    /// <param name="description">What it is.</param>
    /// <param name="names">All there are, as in “live, pilot or simulated”.</param>
    /// <param name="usually">What holds when it is not given.</param>
    public static Option<T> Among<T>(string name, string description, string names, T usually) where T : struct, Enum => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => usually,
        CustomParser = given =>
        {
            // A number is no name, though Enum would take it for one.
            if (given.Tokens is [var token] && !char.IsAsciiDigit(token.Value.FirstOrDefault('0')) &&
                Enum.TryParse<T>(token.Value, ignoreCase: true, out var choice) && Enum.IsDefined(choice))
            {
                return choice;
            }

            given.AddError($"{name} takes {names}.");
            return default;
        },
    };

    /// <summary>An option that takes a day, or a day and a time, in the lab's time zone.</summary>
    public static Option<string?> Time(string name, string description)
    {
        var option = new Option<string?>(name) { Description = $"{description}, as in 2026-12-01T08:00" };
        option.Validators.Add(given =>
        {
            if (given.Tokens is [var token] && !LabTime.TryRead(token.Value, TimeZoneInfo.Utc, out _))
                given.AddError($"{name} takes a day or a time, as in 2026-12-01 or 2026-12-01T08:00.");
        });
        return option;
    }

    /// <summary>The moment that such an option says, in UTC.</summary>
    public static DateTime? Utc(string? given, LabSettings settings) => LabTime.TryRead(given, settings.Zone, out var utc) ? utc : null;

    /// <summary>Asks for a file in a folder that is there.</summary>
    public static void InAFolder(Option option) => option.Validators.Add(given =>
    {
        if (given.Tokens is [var token] && Path.GetDirectoryName(Path.GetFullPath(token.Value)) is { } folder && !Directory.Exists(folder))
            given.AddError($"{option.Name} {token.Value}: there is no folder {folder}. Make it first, or name a file elsewhere.");
    });

    public static Option<string> Reason() => new("--reason") { Description = "Why; it is kept", Required = true };

    /// <summary>Asks for a number within bounds. What is no number at all is said by the parser.</summary>
    public static void Between<T>(Option option, T least, T most)
        where T : INumber<T> => option.Validators.Add(given =>
        {
            if (given.Tokens is [var token] && T.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) &&
                !(number >= least && number <= most))
            {
                given.AddError(string.Create(CultureInfo.InvariantCulture, $"{option.Name} takes {least:N0} to {most:N0}."));
            }
        });

    /// <summary>Asks for one of two options that say the opposite of each other.</summary>
    public static void OneOf(CommandResult given, Option<bool> one, Option<bool> other)
    {
        if (given.GetValue(one) == given.GetValue(other))
            given.AddError($"Give either {one.Name} or {other.Name}.");
    }
}
