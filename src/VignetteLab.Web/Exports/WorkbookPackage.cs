using System.IO.Compression;
using System.Text;

namespace VignetteLab.Web.Exports;

/// <summary>A zip in which nothing tells when or where it was made.</summary>
internal sealed class WorkbookPackage : IAsyncDisposable
{
    private static readonly DateTimeOffset noTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ForwardStream forward;
    private readonly ZipArchive zip;

    public WorkbookPackage(Stream to)
    {
        forward = new(to);
        zip = new(forward, ZipArchiveMode.Create);
    }

    /// <summary>Begins a part; the one before must be closed.</summary>
    public Task<Stream> OpenAsync(string path, CancellationToken stop)
    {
        var entry = zip.CreateEntry(path, CompressionLevel.Fastest);
        entry.LastWriteTime = noTime;
        return entry.OpenAsync(stop);
    }

    public async Task WriteAsync(string path, string xml, CancellationToken stop)
    {
        await using var part = await OpenAsync(path, stop);
        await part.WriteAsync(Encoding.UTF8.GetBytes(xml), stop);
    }

    /// <summary>Passes on what is left. Not to be called for a workbook that failed.</summary>
    public async Task CompleteAsync(CancellationToken stop)
    {
        await zip.DisposeAsync();
        await forward.PassOnAsync(stop);
    }

    // Nothing more goes to a reader who has left, or who is to see that the workbook is torn.
    public ValueTask DisposeAsync() => zip.DisposeAsync();
}
