using System.Net;
using System.Net.Sockets;

namespace Coordination.TestKit.Ports;

/// <summary>Loopback ports that nobody listens at.</summary>
public static class FreePort
{
    /// <summary>One that was free a moment ago.</summary>
    public static int Next()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
