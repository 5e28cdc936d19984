using System.Security.Cryptography;
using Coordination.Postgres.Storage;
using Npgsql;

namespace Coordination.Postgres.Writing;

/// <summary>Keeps the writer's session, and makes a new one when it is lost. Used by the writer alone.</summary>
internal sealed class WriterLink(NpgsqlDataSource source, SqlTexts texts, TimeSpan timeout) : IAsyncDisposable
{
    // Names the writer among all of all processes, for the lock that its sessions hold.
    private readonly long _writer = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(sizeof(long)));
    private WriterSession? _session;
    private volatile bool _isInDoubt;

    /// <summary>Whether a caller was told that a commit's outcome is unknown, and no new session has settled it yet.</summary>
    public bool IsInDoubt => _isInDoubt;

    /// <summary>Whether there is a session.</summary>
    public bool IsConnected => _session is not null;

    /// <summary>The session, made new where there is none.</summary>
    public async ValueTask<WriterSession> GetAsync()
    {
        if (_session is { IsOpen: false })
        {
            // The driver gives a connection up after errors such as a full disk, though the server has refused in good order.
            await DropAsync();
        }

        _session ??= await WriterSession.OpenAsync(source, texts, _writer, timeout);
        _isInDoubt = false;
        return _session;
    }

    /// <summary>Remembers that a caller does not know how its commit went.</summary>
    public void MarkInDoubt() => _isInDoubt = true;

    /// <summary>Gives the session up.</summary>
    public async ValueTask DropAsync()
    {
        if (_session is { } session)
        {
            _session = null;
            await session.DisposeAsync();
        }
    }

    public ValueTask DisposeAsync() => DropAsync();
}
