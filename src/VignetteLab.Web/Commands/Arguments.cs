using System.CommandLine;
using VignetteLab.Core.Allocation;

namespace VignetteLab.Web.Commands;

/// <summary>Arguments that several commands take.</summary>
internal static class Arguments
{
    public static Argument<string> Study() => new("study")
    {
        Description = "The study's name, as in its address: volunteers-in-the-nursing-home",
    };

    public static Option<Mode> Mode() => new("--mode")
    {
        Description = "live, pilot or simulated",
        DefaultValueFactory = _ => Core.Allocation.Mode.Live,
    };
}
