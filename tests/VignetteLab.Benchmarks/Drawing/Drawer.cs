namespace VignetteLab.Benchmarks.Drawing;

/// <summary>Something that draws, in batches so large that the clock costs nothing.</summary>
/// <param name="Name">What is drawn.</param>
/// <param name="Batch">Draws some, and says how many.</param>
internal sealed record Drawer(string Name, Func<int> Batch);
