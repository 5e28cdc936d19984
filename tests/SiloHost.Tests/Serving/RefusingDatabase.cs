using System.Net;
using System.Net.Sockets;

namespace Coordination.SiloHost.Tests.Serving;

/// <summary>A server of PostgreSQL's protocol that keeps everybody waiting, and then knows nobody's password.</summary>
internal sealed class RefusingDatabase : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly TaskCompletionSource _refuses = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RefusingDatabase()
    {
        _listener.Start();
        _ = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Answers whoever waits, and whoever comes.</summary>
    public void Refuse() => _refuses.TrySetResult();

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                _ = AnswerAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            var stream = client.GetStream();
            await stream.ReadAtLeastAsync(new byte[1024], 8, throwOnEndOfStream: false);
            await _refuses.Task;

            // ErrorResponse: its length, then severity, code and message, each ended by a zero.
            var fields = "SFATAL\0VFATAL\0C28P01\0Mpassword authentication failed for user \"hall\"\0\0"u8.ToArray();
            await stream.WriteAsync((byte[])[(byte)'E', 0, 0, 0, (byte)(fields.Length + 4), .. fields]);
        }
    }
}
