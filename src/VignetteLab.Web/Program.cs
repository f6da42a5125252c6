using VignetteLab.Web.Commands;

// "dotnet run" serves the site; "dotnet run -- check vignettes/hiring" runs a command and stops.
return await LabCommand.RunAsync(args);

/// <summary>The program; public so that tests can host it.</summary>
public sealed partial class Program;
