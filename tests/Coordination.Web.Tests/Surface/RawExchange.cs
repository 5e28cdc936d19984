using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Coordination.Web.Tests.Surface;

/// <summary>Bytes as they go over the line, and what comes back first: one answer, also where it comes in parts.</summary>
internal static partial class RawExchange
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

        var (answer, buffer) = (new List<byte>(), new byte[16 * 1024]);
        while (!IsWhole(Encoding.Latin1.GetString([.. answer])) && await ReadAsync(stream, buffer) is > 0 and var length)
        {
            answer.AddRange(buffer.AsSpan(0, length));
        }

        return Encoding.UTF8.GetString([.. answer]);
    }

    // A stream's answer is its head.
    private static bool IsWhole(string answer)
    {
        var head = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (head < 0 || IsStream().IsMatch(answer.AsSpan(0, head)))
        {
            return head >= 0;
        }

        var length = ContentLength().Match(answer, 0, head);
        return length.Success ? answer.Length - head - 4 >= int.Parse(length.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
            : !IsChunked().IsMatch(answer.AsSpan(0, head)) || answer.EndsWith("\r\n0\r\n\r\n", StringComparison.Ordinal);
    }

    [GeneratedRegex("\r\ncontent-length: ([0-9]+)", RegexOptions.IgnoreCase)]
    private static partial Regex ContentLength();

    [GeneratedRegex("\r\ntransfer-encoding: chunked", RegexOptions.IgnoreCase)]
    private static partial Regex IsChunked();

    [GeneratedRegex("\r\ncontent-type: text/event-stream", RegexOptions.IgnoreCase)]
    private static partial Regex IsStream();

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
