using System.Net;
using System.Net.Sockets;

namespace Coordination.Orleans.Hosting;

/// <summary>The ports of a silo alone: the usual ones, or the next that are free where another program has those.</summary>
/// <remarks>All lie below those that systems give to connections going out, so that none of these takes one before the silo listens.</remarks>
internal static class SiloPorts
{
    // Then it is not the ports that are missing, and the start says what is.
    private const int Attempts = 1_000;

    public static int Silo(CoordinationClusterOptions options) => options.SiloPort ?? FreeOr(CoordinationClusterOptions.DefaultSiloPort);

    public static int Gateway(CoordinationClusterOptions options) => options.GatewayPort ?? FreeOr(CoordinationClusterOptions.DefaultGatewayPort);

    private static int FreeOr(int usual)
    {
        var port = usual;
        while (port < usual + Attempts && !(PortHold.TryTake(port) && IsFree(port)))
        {
            port++;
        }

        return port;
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
