using System.Net.Sockets;
using System.Text;

namespace Coordination.Web.Tests.Surface;

/// <summary>Bytes as they go over the line, and what comes back first.</summary>
internal static class RawExchange
{
    /// <param name="client">Where the host is.</param>
    /// <param name="request">What is sent, as Latin-1.</param>
    /// <param name="cut">Whether nothing more comes: the sender closes its side.</param>
    /// <returns>What came back; empty when the server ended the connection.</returns>
    public static async Task<string> SendAsync(HttpClient client, string request, bool cut = false)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync("127.0.0.1", client.BaseAddress!.Port);
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        if (cut)
        {
            connection.Client.Shutdown(SocketShutdown.Send);
        }

        var buffer = new byte[16 * 1024];
        return Encoding.UTF8.GetString(buffer, 0, await ReadAsync(stream, buffer));
    }

    // A server that refuses may end the connection before it has read everything.
    private static async Task<int> ReadAsync(NetworkStream stream, byte[] buffer)
    {
        try
        {
            return await stream.ReadAsync(buffer);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
