using VignetteLab.Core.Studies;

namespace VignetteLab.Storage.Tests;

/// <summary>The study of <c>vignettes/</c> that most tests of storage take in, and small studies made of it.</summary>
internal static class Flagship
{
    public const string Name = "volunteers-in-the-nursing-home";

    public static Study Study { get; } = Library.Read(Name);

    /// <summary>The same study, allocated by another plan.</summary>
    public static Study With(AllocationPlan plan, params IReadOnlyList<Quota> quotas) =>
        Study with { Allocation = plan, Quotas = quotas };
}
