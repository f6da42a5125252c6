using System.Net;
using System.Net.Sockets;
using System.Text;

namespace VignetteLab.Benchmarks.Load;

/// <summary>One kept HTTP/1.1 connection to a port of this machine, and to no other machine.</summary>
/// <remarks>
/// Small on purpose: client and server share the cores, and <see cref="HttpClient"/> would take more of them.
/// </remarks>
internal sealed class Connection(int port) : IDisposable
{
    private readonly string common =
        $" HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUser-Agent: VignetteLab.Benchmarks\r\n" +
        "Accept: text/html\r\nAccept-Language: en\r\n";

    private Socket? socket;
    private AnswerReader? reader;

    public int Requests { get; private set; }

    public Task<Answer> GetAsync(string path, string cookies, CancellationToken stop) =>
        SendAsync($"GET {path}{common}{cookies}\r\n", stop);

    public Task<Answer> PostAsync(string path, string cookies, string form, CancellationToken stop) =>
        SendAsync(
            $"POST {path}{common}{cookies}" +
            $"Origin: http://127.0.0.1:{port}\r\nSec-Fetch-Site: same-origin\r\n" +
            $"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {form.Length}\r\n\r\n{form}",
            stop);

    public void Dispose()
    {
        socket?.Dispose();
        socket = null;
    }

    private async Task<Answer> SendAsync(string request, CancellationToken stop)
    {
        Requests++;
        try
        {
            if (socket is null || reader is null)
            {
                socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                await socket.ConnectAsync(IPAddress.Loopback, port, stop);
                reader = new AnswerReader(socket);
            }

            ReadOnlyMemory<byte> left = Encoding.ASCII.GetBytes(request);
            while (!left.IsEmpty)
                left = left[await socket.SendAsync(left, stop)..];
            var answer = await reader.ReadAsync(stop);
            if (answer.IsLast)
                Dispose();
            return answer;
        }
        catch
        {
            Dispose();
            throw;
        }
    }
}
