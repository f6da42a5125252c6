using System.Buffers;

namespace VignetteLab.Web.Exports;

/// <summary>Gathers what a zip writes and passes it on, asynchronously only, to a stream which it neither
/// seeks nor closes.</summary>
/// <remarks>A zip that can seek is laid out differently, and a file and a response should get the same bytes.
/// The last few kB of an entry are written synchronously when it closes, which a response refuses.</remarks>
internal sealed class ForwardStream(Stream to) : Stream
{
    private const int full = 64 * 1024;

    private readonly ArrayBufferWriter<byte> buffer = new(2 * full);

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] bytes, int offset, int count) =>
        buffer.Write(bytes.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> bytes) => buffer.Write(bytes);

    public override Task WriteAsync(byte[] bytes, int offset, int count, CancellationToken stop) =>
        WriteAsync(bytes.AsMemory(offset, count), stop).AsTask();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop = default)
    {
        buffer.Write(bytes.Span);
        if (buffer.WrittenCount >= full)
            await PassOnAsync(stop);
    }

    /// <summary>Passes on all that was gathered.</summary>
    public async Task PassOnAsync(CancellationToken stop)
    {
        await to.WriteAsync(buffer.WrittenMemory, stop);
        buffer.ResetWrittenCount();
    }

    public override void Flush()
    {
        // Small pieces are better gathered.
    }

    public override Task FlushAsync(CancellationToken stop) => Task.CompletedTask;

    public override int Read(byte[] bytes, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
