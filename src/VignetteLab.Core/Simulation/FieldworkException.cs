namespace VignetteLab.Core.Simulation;

/// <summary>What a researcher says of people to be made up cannot be, or does not fit the study.</summary>
/// <param name="faults">A sentence for each fault, with the option and what there is; the message has a line for each.</param>
public sealed class FieldworkException(IReadOnlyList<Said> faults) : FormatException(string.Join('\n', faults))
{
    /// <summary>Each fault.</summary>
    public IReadOnlyList<Said> Faults { get; } = faults;
}
