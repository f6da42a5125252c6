using VignetteLab.Core.Studies;

namespace VignetteLab.Core.Tests.Simulation;

/// <summary>Studies of <c>vignettes/</c>.</summary>
internal static class LibraryStudy
{
    public static FrozenStudy Volunteers { get; } = Read("volunteers-in-the-nursing-home");

    public static FrozenStudy Kitchen { get; } = Read("clients-in-the-kitchen");

    public static FrozenStudy Individual { get; } = Read("individual-or-collective");

    public static FrozenStudy Consultation { get; } = Read("where-consultation-ends");

    private static FrozenStudy Read(string name)
    {
        var reading = StudyFile.Read(
            Directory.GetFiles(Checkout.PathOf("vignettes", name)).Where(file => Path.GetExtension(file) is ".json" or ".md")
                .Where(file => Path.GetFileName(file) != "README.md")
                .ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes),
            name);
        return new(CanonicalJson.Write(reading.Study ?? throw new InvalidDataException(string.Join('\n', reading.Problems))));
    }
}
