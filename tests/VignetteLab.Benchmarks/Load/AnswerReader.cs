using System.Buffers;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace VignetteLab.Benchmarks.Load;

/// <summary>Reads the answers that come over one connection, one after the other.</summary>
internal sealed class AnswerReader(Socket socket)
{
    private readonly ArrayBufferWriter<byte> body = new(64 * 1024);
    private byte[] bytes = new byte[64 * 1024];
    private int start;
    private int end;

    private ReadOnlySpan<byte> Pending => bytes.AsSpan(start, end - start);

    public async Task<Answer> ReadAsync(CancellationToken stop)
    {
        var head = new AnswerHead(await LineAsync("\r\n\r\n"u8.ToArray(), stop));
        body.ResetWrittenCount();
        if (head.IsChunked)
            await ChunksAsync(stop);
        else if (head.Length is { } length)
            await TakeAsync(length, stop);
        else if (head.Status is not (204 or 304))
            throw new IOException("An answer without a length.");

        var text = Encoding.UTF8.GetString(body.WrittenSpan);
        return new Answer(head.Status, head.Location, head.Cookies, text, head.IsLast);
    }

    private async Task ChunksAsync(CancellationToken stop)
    {
        var newline = "\r\n"u8.ToArray();
        int size;
        do
        {
            var line = await LineAsync(newline, stop);
            size = int.Parse(line, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            await TakeAsync(size, stop);
            await LineAsync(newline, stop);
        } while (size > 0);
    }

    private async Task<byte[]> LineAsync(byte[] upTo, CancellationToken stop)
    {
        int length;
        while ((length = Pending.IndexOf(upTo)) < 0)
            await FillAsync(stop);
        var line = Pending[..length].ToArray();
        start += length + upTo.Length;
        return line;
    }

    private async Task TakeAsync(int count, CancellationToken stop)
    {
        while (count > 0)
        {
            if (Pending.IsEmpty)
                await FillAsync(stop);
            var some = Pending[..Math.Min(count, Pending.Length)];
            body.Write(some);
            start += some.Length;
            count -= some.Length;
        }
    }

    private async Task FillAsync(CancellationToken stop)
    {
        Pending.CopyTo(bytes);
        (start, end) = (0, end - start);
        if (end == bytes.Length)
            Array.Resize(ref bytes, bytes.Length * 2);

        var read = await socket.ReceiveAsync(bytes.AsMemory(end), stop);
        if (read == 0)
            throw new IOException("The server closed the connection.");
        end += read;
    }
}
