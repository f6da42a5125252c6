using System.Security.Cryptography;
using System.Text;
using VignetteLab.Web.Exports;

namespace VignetteLab.Web.Bundles;

/// <summary>A zip of plain files with a checksum for each, written as it goes; the same files make the same bytes.</summary>
internal sealed class Bundle(Stream to) : IAsyncDisposable
{
    /// <summary>The file of checksums, as <c>sha256sum -c</c> reads it.</summary>
    public const string Sums = "sha256sums.txt";

    private readonly WorkbookPackage zip = new(to);
    private readonly SortedDictionary<string, string> sums = new(StringComparer.Ordinal);

    /// <summary>Adds a file of text, in UTF-8 with LF line ends.</summary>
    public Task AddAsync(string path, string text, CancellationToken stop) =>
        AddAsync(path, (file, stop) => file.WriteAsync(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n")), stop).AsTask(), stop);

    /// <summary>Adds a file that is written piece by piece.</summary>
    public async Task AddAsync(string path, Func<Stream, CancellationToken, Task> write, CancellationToken stop)
    {
        await using var entry = await zip.OpenAsync(path, stop);
        using var hashing = new HashingStream(entry);
        await write(hashing, stop);
        sums.Add(path, hashing.Hash());
    }

    /// <summary>Adds the checksums and ends the zip. Not to be called for one that failed.</summary>
    public async Task CompleteAsync(CancellationToken stop)
    {
        await zip.WriteAsync(Sums, string.Concat(sums.Select(file => $"{file.Value}  {file.Key}\n")), stop);
        await zip.CompleteAsync(stop);
    }

    public ValueTask DisposeAsync() => zip.DisposeAsync();

    /// <summary>Passes on what is written, and hashes it.</summary>
    private sealed class HashingStream(Stream to) : Stream
    {
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public string Hash() => Convert.ToHexStringLower(hash.GetHashAndReset());

        public override void Write(byte[] bytes, int offset, int count) => Write(bytes.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> bytes)
        {
            hash.AppendData(bytes);
            to.Write(bytes);
        }

        public override Task WriteAsync(byte[] bytes, int offset, int count, CancellationToken stop) =>
            WriteAsync(bytes.AsMemory(offset, count), stop).AsTask();

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop = default)
        {
            hash.AppendData(bytes.Span);
            return to.WriteAsync(bytes, stop);
        }

        public override void Flush() => to.Flush();

        public override Task FlushAsync(CancellationToken stop) => to.FlushAsync(stop);

        public override int Read(byte[] bytes, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            hash.Dispose();
            base.Dispose(disposing);
        }
    }
}
