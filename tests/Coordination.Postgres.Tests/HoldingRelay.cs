using System.Net;
using System.Net.Sockets;
using Coordination.TestKit.Ports;
using Npgsql;

namespace Coordination.Postgres.Tests;

/// <summary>
/// A way to the server that can be cut without either side noticing: what the client sends meanwhile is kept, and delivered when the way is
/// mended, as TCP does. New connections find nobody while it is cut. It can also be made silent: then what the server answers is kept, to new connections too.
/// </summary>
internal sealed class HoldingRelay(NpgsqlConnectionStringBuilder server) : IAsyncDisposable
{
    // The message that ends a round trip, and with it the transaction of one that was sent whole.
    private static readonly byte[] Sync = [(byte)'S', 0, 0, 0, 4];

    private readonly CancellationTokenSource _closing = new();
    private readonly List<Task> _running = [];
    private readonly Lock _lock = new();
    private TaskCompletionSource? _mended;
    private TaskCompletionSource? _heard;
    private int _accepted;
    private int _silenced;
    private TaskCompletionSource _held = New();
    private TaskCompletionSource _answered = New();
    private bool _isCutBeforeSync;
    private Socket? _listener;
    private Task _accepting = Task.CompletedTask;

    /// <summary>Completes when something is held back.</summary>
    public Task Held => _held.Task;

    /// <summary>How many connections were made so far.</summary>
    public int Accepted => Volatile.Read(ref _accepted);

    /// <summary>How many answers are kept back.</summary>
    public int Silenced => Volatile.Read(ref _silenced);

    /// <summary>Begins to listen.</summary>
    /// <returns>The connection string that goes this way.</returns>
    public string Open()
    {
        var port = FreePort.Next();
        _listener = new Socket(SocketType.Stream, ProtocolType.Tcp);
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
        _listener.Listen();
        _accepting = AcceptAsync(_listener);
        return new NpgsqlConnectionStringBuilder(server.ConnectionString) { Host = "127.0.0.1", Port = port, Timeout = 10, SslMode = SslMode.Disable }.ConnectionString;
    }

    /// <summary>From now on nothing reaches the server.</summary>
    /// <param name="beforeSync">Whether it is cut within the next round trip: all of it arrives but its last five bytes.</param>
    public void Cut(bool beforeSync = false)
    {
        lock (_lock)
        {
            (_mended, _held, _answered, _isCutBeforeSync) = (New(), New(), New(), beforeSync);
        }
    }

    /// <summary>Delivers what was held back; completes when the server has answered it.</summary>
    public Task MendAsync()
    {
        lock (_lock)
        {
            _mended!.SetResult();
            _mended = null;
            return _answered.Task;
        }
    }

    /// <summary>From now on nothing reaches the client.</summary>
    public void Silence()
    {
        lock (_lock)
        {
            (_heard, _silenced) = (New(), 0);
        }
    }

    /// <summary>Delivers what the server has answered meanwhile.</summary>
    public void Speak()
    {
        lock (_lock)
        {
            _heard!.SetResult();
            _heard = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener?.Dispose();
        await _accepting;
        await Task.WhenAll(_running);
        _closing.Dispose();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task AcceptAsync(Socket listener)
    {
        try
        {
            while (true)
            {
                var near = await listener.AcceptAsync(_closing.Token);
                Interlocked.Increment(ref _accepted);
                if (Mended() is null)
                {
                    _running.Add(PassAsync(near));
                }
                else
                {
                    near.Dispose();
                }
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task PassAsync(Socket near)
    {
        using var client = near;
        using var far = new Socket(SocketType.Stream, ProtocolType.Tcp);
        var connection = new Connection(near, far);
        try
        {
            await far.ConnectAsync(server.Host!, server.Port, _closing.Token);
            await Task.WhenAll(AskAsync(connection), AnswerAsync(connection));
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One of the two has ended.
        }
    }

    private async Task AskAsync(Connection connection)
    {
        var buffer = new byte[65_536];
        while (await ReceiveAsync(connection.Near, buffer) is > 0 and var length)
        {
            var passed = 0;
            if (Mended() is { } mended)
            {
                passed = _isCutBeforeSync && buffer.AsSpan(0, length).EndsWith(Sync) ? length - Sync.Length : 0;
                await connection.Far.SendAsync(buffer.AsMemory(0, passed), _closing.Token);
                _held.TrySetResult();
                await mended.Task.WaitAsync(_closing.Token);
                connection.Answered = _answered;
            }

            await connection.Far.SendAsync(buffer.AsMemory(passed, length - passed), _closing.Token);
        }

        connection.Far.Shutdown(SocketShutdown.Send);
    }

    private async Task AnswerAsync(Connection connection)
    {
        var buffer = new byte[65_536];
        while (await ReceiveAsync(connection.Far, buffer) is > 0 and var length)
        {
            connection.Answered?.TrySetResult();
            if (Heard() is { } heard)
            {
                Interlocked.Increment(ref _silenced);
                await heard.Task.WaitAsync(_closing.Token);
            }

            try
            {
                await connection.Near.SendAsync(buffer.AsMemory(0, length), _closing.Token);
            }
            catch (SocketException)
            {
                // The client has given up; what the server says counts all the same.
            }
        }
    }

    // A client that has gone has said all that it had to say.
    private async ValueTask<int> ReceiveAsync(Socket from, byte[] buffer)
    {
        try
        {
            return await from.ReceiveAsync(buffer, _closing.Token);
        }
        catch (SocketException)
        {
            return 0;
        }
    }

    private TaskCompletionSource? Mended()
    {
        lock (_lock)
        {
            return _mended;
        }
    }

    private TaskCompletionSource? Heard()
    {
        lock (_lock)
        {
            return _heard;
        }
    }

    private sealed class Connection(Socket near, Socket far)
    {
        private volatile TaskCompletionSource? _answered;

        public Socket Near => near;

        public Socket Far => far;

        public TaskCompletionSource? Answered
        {
            get => _answered;
            set => _answered = value;
        }
    }
}
