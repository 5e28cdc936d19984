using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Coordination.TestKit.Ports;

/// <summary>Loopback ports that nobody listens at.</summary>
/// <remarks>
/// They lie below those that the system itself gives to connections going out (32768 and up on Linux), so that none of these takes
/// one between the look and its use; and none is given twice, so that whoever has not begun to listen keeps it.
/// </remarks>
public static class FreePort
{
    private const int First = 15_000;
    private const int End = 32_000;

    private static readonly ConcurrentDictionary<int, bool> Given = new();

    /// <summary>One that was free a moment ago.</summary>
    public static int Next()
    {
        for (var attempt = First; attempt < End; attempt++)
        {
            var port = Random.Shared.Next(First, End);
            if (Given.TryAdd(port, true) && IsFree(port))
            {
                return port;
            }
        }

        throw new InvalidOperationException($"Every loopback port from {First} to {End - 1} seems to be taken.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
