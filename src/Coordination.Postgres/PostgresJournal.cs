using System.Diagnostics.Metrics;
using Coordination.Journal;
using Coordination.Postgres.Feed;
using Coordination.Postgres.Reading;
using Coordination.Postgres.Schema;
using Coordination.Postgres.Storage;
using Coordination.Postgres.Writing;
using Coordination.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Coordination.Postgres;

/// <summary>The journal in a PostgreSQL database, with group-committing writers.</summary>
/// <remarks>
/// <para><b>Lifecycle.</b> Construct, <see cref="OpenAsync"/> once (again after a failure), use, dispose. Disposing commits what was handed over.</para>
/// <para><b>Concurrency.</b> Each writer has a connection of its own, and a grain its writer; reads run on pooled connections and wait for
/// nobody. Several processes may use one database: versions and fences are checked by the database in the transaction
/// that writes.</para>
/// <para><b>Faults.</b> Work that failed for a reason that may pass is tried again for
/// <see cref="PostgresJournalOptions.RetryFor"/>. A commit whose answer was lost is looked up before anything is repeated.</para>
/// </remarks>
internal sealed partial class PostgresJournal : IJournal, IKeyRing, IWriterEvents
{
    private readonly PostgresJournalOptions _options;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly CommitMeters _meters;
    private readonly SqlTexts _texts;
    private readonly DataSources _sources;
    private readonly FaultTranslator _translator;
    private readonly Readers _readers;
    private readonly Listeners _listeners;
    private readonly CommitPoller _poller;
    private InstallationKey? _installation;
    private WriterPool? _writers;
    private int _isOpened;
    private bool _isForReading;
    private bool _isDisposed;

    /// <exception cref="ArgumentException">An option is out of its range; the message names it.</exception>
    public PostgresJournal(PostgresJournalOptions options, ILogger<PostgresJournal>? logger = null, TimeProvider? time = null)
        : this(options, logger, time, meters: null)
    {
    }

    internal PostgresJournal(PostgresJournalOptions options, ILogger<PostgresJournal>? logger, TimeProvider? time, IMeterFactory? meters)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Validated();
        _time = time ?? TimeProvider.System;
        _logger = CalmLogs.Over(logger ?? NullLogger<PostgresJournal>.Instance, nameof(PostgresJournal), _time);
        _meters = new CommitMeters(meters, "postgresql", _time);
        _texts = new SqlTexts(_options.Schema);
        _sources = new DataSources(_options);
        _translator = new FaultTranslator(_sources.Target, _options);
        _readers = new Readers(_sources.Readers, _texts, _translator, _options, _time);
        _listeners = new Listeners(exception => Log.SubscriberFailed(_logger, exception));
        _poller = new CommitPoller(_readers, _options.FeedInterval, _time, _listeners.Notify);
    }

    /// <inheritdoc />
    public event Action<long>? Committed
    {
        add
        {
            _listeners.Add(value);
            if (_writers is not null)
            {
                _poller.Start();
            }
        }
        remove => _listeners.Remove(value);
    }

    /// <inheritdoc />
    public bool IsSerial => false;

    /// <inheritdoc />
    public InstallationKey Installation => _installation ?? throw new InvalidOperationException("The store's own key was not loaded: only hosts that write have it.");

    private WriterPool Writers => _writers ?? throw NotOpen();

    /// <inheritdoc />
    public async ValueTask OpenAsync(CancellationToken cancellation = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (Interlocked.Exchange(ref _isOpened, 1) != 0)
        {
            throw new InvalidOperationException("The journal was opened already: open each instance once.");
        }

        try
        {
            if (_options.MigrateAtStart)
            {
                // Reached first: a server that is still starting is waited for.
                await _readers.ReadAsync(static (_, _) => Task.FromResult(true), cancellation);
                await MigrateAsync(cancellation);
            }

            await _readers.ReadAsync(RequireSchemaAsync, cancellation);
        }
        catch
        {
            // A database that was down may be up at the next attempt.
            _isOpened = 0;
            throw;
        }

        Start();
        Log.Opened(_logger, _sources.Target, _options.Schema, SchemaVersion.Current);
    }

    /// <inheritdoc />
    public async ValueTask LoadInstallationAsync(CancellationToken cancellation = default)
    {
        var keys = await ReadAllAsync("Read/installation", static _ => { }, static (_, reader) => reader.GetFieldValue<byte[]>(0), cancellation);
        _installation = keys.Count == 1 ? new InstallationKey(keys[0]) : throw new JournalCorruptException(
            $"The schema '{_options.Schema}' in {_sources.Target} has lost its own key, under which the keys of its callers are kept: restore the database from a backup.");
    }

    /// <summary>Opens it to be read only, also on a standby: nothing is written or migrated.</summary>
    /// <exception cref="JournalSchemaException">There is no schema of this program's version.</exception>
    public async ValueTask OpenForReadingAsync(CancellationToken cancellation = default)
    {
        await _readers.ReadAsync(RequireSchemaAsync, cancellation);
        _isForReading = true;
    }

    /// <summary>Commits what was handed over, and closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        await _poller.DisposeAsync();
        if (_writers is not null)
        {
            await _writers.DisposeAsync();
            Log.Closed(_logger, _sources.Target);
        }

        await _sources.DisposeAsync();
        _meters.Dispose();
    }

    void IWriterEvents.Committed(long lastSequence) => _listeners.Notify(lastSequence);

    void IWriterEvents.Settled(int count) => Log.Settled(_logger, _sources.Target, count);

    void IWriterEvents.Retrying(int count, Exception fault) => Log.Retrying(_logger, _sources.Target, count, fault.Message);

    // What has a sentence of its own needs no stack beside it.
    void IWriterEvents.Failed(int count, Exception fault)
    {
        if (fault is NpgsqlException or TimeoutException or CoordinationException)
        {
            Log.Failed(_logger, _sources.Target, count, _translator.Translate(fault).Message);
        }
        else
        {
            Log.Broke(_logger, _sources.Target, count, fault);
        }
    }

    private async ValueTask MigrateAsync(CancellationToken cancellation)
    {
        var (from, to) = await PostgresSchema.MigrateAsync(_options, cancellation);
        if (from != to)
        {
            Log.Migrated(_logger, _sources.Target, _options.Schema, from, to);
        }
    }

    private async Task<bool> RequireSchemaAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await new SchemaCheck(_texts, _sources.Target, SchemaVersion.Current, SchemaVersion.Oldest).RequireAsync(connection, cancellation);
        if (!await connection.ReadOneAsync<bool>(_texts.Get("Read/is-durable"), cancellation))
        {
            Log.NotDurable(_logger, _sources.Target);
        }

        return true;
    }

    private void Start()
    {
        _writers = new WriterPool(_sources, _texts, _translator, _options, _time, _meters, this);
        if (_listeners.Any)
        {
            _poller.Start();
        }
    }

    private Exception NotOpen() => _isDisposed
        ? new ObjectDisposedException(nameof(PostgresJournal))
        : new InvalidOperationException("The journal is not open: call OpenAsync first.");
}
