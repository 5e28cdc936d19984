using System.Globalization;
using System.Net.Sockets;

namespace Coordination.Orleans.Hosting;

/// <summary>Holds a port for this process before it listens there: who starts at the same moment finds it taken.</summary>
/// <remarks>
/// On Linux by a socket of an abstract name, which is seen by exactly the processes that share the ports, whatever folders and
/// users they have; elsewhere by a named mutex. Each holds for as long as the process lives.
/// </remarks>
internal static class PortHold
{
    private static readonly List<IDisposable> Held = [];

    /// <returns>Whether nobody had it. Where neither can be made, as in a locked-down container, nobody has.</returns>
    public static bool TryTake(int port)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"coordination-port-{port}");
        return OperatingSystem.IsLinux() ? TryBind(name) : TryOwn(name);
    }

    private static bool TryBind(string name)
    {
        var socket = default(Socket);
        try
        {
            socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Bind(new UnixDomainSocketEndPoint($"\0{name}"));
            Keep(socket);
            return true;
        }
        catch (SocketException fault)
        {
            socket?.Dispose();
            return fault.SocketErrorCode != SocketError.AddressAlreadyInUse;
        }
    }

    private static bool TryOwn(string name)
    {
        try
        {
            var mutex = new Mutex(initiallyOwned: false, name, out var isFirst);
            if (isFirst)
            {
                Keep(mutex);
            }
            else
            {
                mutex.Dispose();
            }

            return isFirst;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    private static void Keep(IDisposable hold)
    {
        lock (Held)
        {
            Held.Add(hold);
        }
    }
}
