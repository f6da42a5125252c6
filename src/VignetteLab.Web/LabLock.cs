namespace VignetteLab.Web;

/// <summary>Keeps a second site off a SQLite file: two writers would not know of each other's batches.</summary>
public sealed class LabLock : IDisposable
{
    private readonly FileStream file;

    private LabLock(FileStream file) => this.file = file;

    /// <summary>Takes the lock of a data folder; <c>null</c> when another site has it.</summary>
    public static LabLock? Take(string folder)
    {
        Directory.CreateDirectory(folder);
        try
        {
            return new(new FileStream(
                Path.Combine(folder, "lab.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Dispose() => file.Dispose();
}
