using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Coordination.TestKit.Ports;

/// <summary>Loopback ports that nobody listens at.</summary>
/// <remarks>
/// They lie below those that the system itself gives to connections going out (32768 and up on Linux), so that none of these takes
/// one between the look and its use; and none is given twice, so that whoever has not begun to listen keeps it. On Linux no
/// other process of tests gets it either, for as long as this one lives: its name is bound, as a socket's that is no file.
/// </remarks>
public static class FreePort
{
    private const int First = 15_000;
    private const int End = 32_000;

    private static readonly ConcurrentDictionary<int, bool> Given = new();
    private static readonly ConcurrentBag<Socket> Held = [];

    /// <summary>One that was free a moment ago.</summary>
    public static int Next()
    {
        for (var attempt = First; attempt < End; attempt++)
        {
            var port = Random.Shared.Next(First, End);
            if (Given.TryAdd(port, true) && TryHold(port) && IsFree(port))
            {
                return port;
            }
        }

        throw new InvalidOperationException($"Every loopback port from {First} to {End - 1} seems to be taken.");
    }

    private static bool TryHold(int port)
    {
        if (!OperatingSystem.IsLinux())
        {
            return true;
        }

        var name = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            name.Bind(new UnixDomainSocketEndPoint($"\0coordination-test-port-{port}"));
            Held.Add(name);
            return true;
        }
        catch (SocketException)
        {
            name.Dispose();
            return false;
        }
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
