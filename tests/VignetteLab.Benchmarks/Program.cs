using System.CommandLine;
using VignetteLab.Benchmarks.Commands;

var benchmarks = new RootCommand("What is fast in VignetteLab, and how fast.")
{
    TakeCommand.Make(),
    DrawsCommand.Make(),
    CeilingCommand.Make(),
};
return await benchmarks.Parse(args).InvokeAsync();
