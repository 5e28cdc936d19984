using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Coordination.Orleans.Hosting;

/// <summary>The ports of a silo alone: the usual ones, or free ones where another program has those.</summary>
internal static class SiloPorts
{
    // Held as long as the process lives: who starts at the same moment finds them taken, though nobody listens yet.
    private static readonly List<Mutex> Held = [];

    public static int Silo(CoordinationClusterOptions options) => options.SiloPort ?? FreeOr(CoordinationClusterOptions.DefaultSiloPort);

    public static int Gateway(CoordinationClusterOptions options) => options.GatewayPort ?? FreeOr(CoordinationClusterOptions.DefaultGatewayPort);

    private static int FreeOr(int usual) => TryHold(usual) && IsFree(usual) ? usual : AnyFree();

    private static bool TryHold(int port)
    {
        var mutex = Open(string.Create(CultureInfo.InvariantCulture, $"coordination-port-{port}"), out var isFirst);
        if (mutex is not null && isFirst)
        {
            lock (Held)
            {
                Held.Add(mutex);
            }
        }
        else
        {
            mutex?.Dispose();
        }

        return isFirst;
    }

    // Where nothing may be written, as in a locked-down container, there is no second silo either.
    private static Mutex? Open(string name, out bool isFirst)
    {
        try
        {
            return new Mutex(initiallyOwned: false, name, out isFirst);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            isFirst = true;
            return null;
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

    private static int AnyFree()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
