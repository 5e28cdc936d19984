using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Coordination.TestKit.Ports;

namespace Coordination.Orleans.Tests.Hosting;

/// <summary>A port that passes on to another what comes to it, and breaks off when it is told to.</summary>
internal sealed class Relay(int to) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Socket, StrongBox<bool>> _open = new();
    private readonly ConcurrentBag<Task> _running = [];
    private Socket? _listener;
    private int _silent;
    private long _carried;

    /// <summary>Where it listens.</summary>
    public int Port { get; } = FreePort.Next();

    /// <summary>How many bytes a second each connection takes, each way; null for as many as come.</summary>
    public int? BytesPerSecond { get; set; }

    /// <summary>How many bytes have been passed on.</summary>
    public long Carried => Interlocked.Read(ref _carried);

    /// <summary>Connections by which something went.</summary>
    public int Carrying => _open.Values.Count(said => said.Value);

    /// <summary>How many connections were made and ended without a word: somebody only wanted to know whether it listens.</summary>
    public int Asked => Volatile.Read(ref _silent);

    /// <summary>Begins to listen, or goes on.</summary>
    public void Listen()
    {
        var listener = new Socket(SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, Port));
        listener.Listen();
        _listener = listener;
        _running.Add(AcceptAsync(listener));
    }

    /// <summary>From now on it refuses; what is connected stays so.</summary>
    public void Refuse() => Interlocked.Exchange(ref _listener, null)?.Dispose();

    /// <summary>Ends every connection.</summary>
    public void Break()
    {
        foreach (var socket in _open.Keys)
        {
            socket.Close(timeout: 0);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Refuse();
        Break();
        await Task.WhenAll(_running);
    }

    private async Task AcceptAsync(Socket listener)
    {
        try
        {
            while (true)
            {
                _running.Add(PassAsync(await listener.AcceptAsync()));
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // It refuses.
        }
    }

    private async Task PassAsync(Socket near)
    {
        var said = _open[near] = new StrongBox<bool>();
        using var far = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, to);
            await Task.WhenAny(CopyAsync(near, far, said), CopyAsync(far, near, new StrongBox<bool>()));
            Interlocked.Add(ref _silent, said.Value ? 0 : 1);
        }
        catch (SocketException)
        {
            // Nobody is there.
        }
        finally
        {
            _open.TryRemove(near, out _);
            near.Dispose();
        }
    }

    private async Task CopyAsync(Socket from, Socket into, StrongBox<bool> said)
    {
        var buffer = new byte[16_384];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var length)
            {
                said.Value = true;
                if (BytesPerSecond is { } speed)
                {
                    await Task.Delay(TimeSpan.FromSeconds((double)length / speed));
                }

                Interlocked.Add(ref _carried, length);
                for (var sent = 0; sent < length;)
                {
                    sent += await into.SendAsync(buffer.AsMemory(sent, length - sent));
                }
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // One of the two has ended.
        }
    }
}
