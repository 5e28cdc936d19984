using System.Diagnostics.Metrics;
using System.Globalization;
using Coordination.Centres;
using Coordination.Journal;
using Coordination.Sqlite.Reading;
using Coordination.Sqlite.Schema;
using Coordination.Sqlite.Storage;
using Coordination.Sqlite.Writing;
using Coordination.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SQLitePCL;

namespace Coordination.Sqlite;

/// <summary>The journal in one SQLite file, with a write-ahead log and a group-committing writer.</summary>
/// <remarks>
/// <para><b>Lifecycle.</b> Construct, <see cref="OpenAsync"/> once, use, dispose. Disposing commits what was handed over,
/// works the log into the file and closes it.</para>
/// <para><b>Concurrency.</b> One thread writes; reads run on the caller's thread, on connections of their own, and wait
/// for nobody. Several processes may use one file: each transaction takes SQLite's write lock and checks versions and
/// fences under it.</para>
/// </remarks>
internal sealed partial class SqliteJournal : IJournal, IKeyRing
{
    // So many times somebody else was faster to begin the log of a new file.
    private const int Attempts = 100;

    private readonly SqliteJournalOptions _options;
    private readonly ILogger _logger;
    private readonly FaultTranslator _translator;
    private readonly IReadOnlyList<Migration> _migrations;
    private readonly CommitMeters _meters;
    private InstallationKey? _installation;
    private WriteSession? _session;
    private IWriter? _writer;
    private IReaders? _readers;

    /// <exception cref="ArgumentException">An option is out of its range; the message names it.</exception>
    public SqliteJournal(SqliteJournalOptions options, ILogger<SqliteJournal>? logger = null)
        : this(options, SchemaVersion.All, logger)
    {
    }

    internal SqliteJournal(
        SqliteJournalOptions options, IReadOnlyList<Migration> migrations, ILogger<SqliteJournal>? logger = null, IMeterFactory? meters = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Validated();
        _logger = CalmLogs.Over(logger ?? NullLogger<SqliteJournal>.Instance, nameof(SqliteJournal), TimeProvider.System);
        _translator = new FaultTranslator(_options.Path, _options.BusyTimeout);
        _migrations = migrations;
        _meters = new CommitMeters(meters, "sqlite", TimeProvider.System);
    }

    /// <inheritdoc />
    public event Action<long>? Committed;

    /// <inheritdoc />
    public bool IsSerial => true;

    /// <inheritdoc />
    public InstallationKey Installation => _installation ?? throw new InvalidOperationException("The store's own key was not loaded: only hosts that write have it.");

    /// <summary>Lets commits fail, in tests.</summary>
    internal Func<CommitMoment, SqliteFault?>? Inject
    {
        set => Session.Inject = value;
    }

    /// <summary>The writing connection, for tests; only to be touched while nothing is written.</summary>
    internal Database WritingDatabase => Session.Database;

    private WriteSession Session => _session ?? throw NotOpen();

    private IWriter Writer => _writer ?? throw NotOpen();

    private IReaders Readers => _readers ?? throw NotOpen();

    /// <inheritdoc />
    public ValueTask OpenAsync(CancellationToken cancellation = default) => InlineTask.Run(Open, cancellation);

    /// <inheritdoc />
    public async ValueTask LoadInstallationAsync(CancellationToken cancellation = default) =>
        _installation = await Read(reader => reader.ReadInstallation(), cancellation) ?? throw new JournalCorruptException(
            $"The journal '{_options.Path}' has lost its own key, under which the keys of its callers are kept: take the file from a backup.");

    /// <summary>Opens an existing file to be read only: nothing is written, migrated or locked against others.</summary>
    /// <returns>What somebody who reads so has to know; null for nothing.</returns>
    /// <exception cref="JournalSchemaException">The file is of another program, or of another version of this one.</exception>
    /// <exception cref="JournalUnavailableException">It cannot be read.</exception>
    public ValueTask<string?> OpenForReadingAsync(CancellationToken cancellation = default) => InlineTask.Run(OpenForReading, cancellation);

    /// <summary>Commits the open transaction of inline commits; otherwise does nothing.</summary>
    /// <exception cref="JournalUnavailableException">The appends since the last commit are lost.</exception>
    public ValueTask FlushAsync() => InlineTask.Run(() => (Writer as InlineWriter)?.Flush(), CancellationToken.None);

    /// <summary>Commits what was handed over, works the log into the file, and closes it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_session is null)
        {
            _readers?.Dispose();
            _meters.Dispose();
        }
        else if (Interlocked.Exchange(ref _session, null) is { } session)
        {
            await _writer!.DisposeAsync();
            _readers!.Dispose();
            CheckpointQuietly(session.Database);
            session.Dispose();
            _meters.Dispose();
            Log.Closed(_logger, _options.Path);
        }
    }

    private void Open()
    {
        if (_writer is not null)
        {
            throw new InvalidOperationException("The journal was opened already: open each instance once.");
        }

        try
        {
            Start(OpenForWriting());
        }
        catch (SqliteFault fault)
        {
            throw _translator.Translate(fault);
        }

        Log.Opened(_logger, _options.Path, _migrations[^1].Version);
    }

    private string? OpenForReading()
    {
        try
        {
            var access = ReadOnlyAccess.Find(_options.Path, _options.BusyTimeout);
            using (var database = access.Open())
            {
                new Migrator(_options.Path, _migrations).RequireNewest(database);
            }

            _readers = new ReaderPool(access.Open, _translator);
            return access.Caveat;
        }
        catch (SqliteFault fault)
        {
            throw _translator.Translate(fault);
        }
    }

    private Database OpenForWriting()
    {
        var database = Database.Open(_options.Path, readOnly: false, _options.BusyTimeout);
        try
        {
            var migrator = new Migrator(_options.Path, _migrations, _options.NewKey);
            migrator.Inspect(database);
            Configure(database);
            var (from, to) = migrator.Migrate(database);
            if (from != to && from != 0)
            {
                Log.Migrated(_logger, _options.Path, from, to);
            }


            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    // The page cache is kept small: SQLite looks through all of it at every commit once a tree was rebalanced, and what a
    // busy writer touches lies close together.
    private void Configure(Database database)
    {
        var synchronous = _options.Durability == SqliteDurability.Full ? "FULL" : "OFF";
        database.Execute("PRAGMA page_size = 8192");
        KeepWriteAheadLog(database);
        database.Execute($"PRAGMA synchronous = {synchronous}");
        database.Execute("PRAGMA foreign_keys = ON");
        EraseForGood(database);
        database.Execute("PRAGMA temp_store = MEMORY");
        database.Execute("PRAGMA cache_size = -16384");
        database.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA wal_autocheckpoint = {_options.CheckpointPages}"));
    }

    // What is deleted is written over: a text that was erased is not to be read in the pages that it has left.
    private void EraseForGood(Database database)
    {
        database.Execute("PRAGMA secure_delete = ON");
        if (database.ExecuteNumber("PRAGMA secure_delete") != 1)
        {
            throw new JournalUnavailableException(
                $"The journal '{_options.Path}' cannot be written: this build of SQLite has no secure_delete, and what is erased would stay in the file.");
        }
    }

    // Where several open a new file at once, SQLite tells all but one at once that it is locked, without waiting. It waits for the
    // lock of a transaction, and after that the log is there.
    private static void KeepWriteAheadLog(Database database)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                database.Execute("PRAGMA journal_mode = WAL");
                return;
            }
            catch (SqliteFault fault) when (fault.Primary == raw.SQLITE_BUSY && attempt < Attempts)
            {
                database.Execute("BEGIN IMMEDIATE");
                database.Execute("COMMIT");
            }
        }
    }

    private void Start(Database database)
    {
        _session = new WriteSession(database);
        var pool = new ReaderPool(() => Database.Open(_options.Path, readOnly: true, _options.BusyTimeout), _translator);
        if (_options.InlineCommits)
        {
            var inline = new InlineWriter(_session, _translator, OnCommitted, _options.MaxGroupSize);
            _writer = inline;
            _readers = new InlineReaders(inline, database, pool, _translator);
        }
        else
        {
            _writer = new GroupWriter(new GroupCommit(_session, _translator, _meters, OnCommitted, OnFailed), _options.MaxGroupSize);
            _readers = pool;
        }
    }

    private static void CheckpointQuietly(Database database)
    {
        try
        {
            database.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        catch (SqliteFault)
        {
            // The log stays beside the file and is read by the next one to open it: nothing is lost.
        }
    }

    private void OnCommitted(long sequence)
    {
        try
        {
            Committed?.Invoke(sequence);
        }
        catch (Exception exception)
        {
            Log.SubscriberFailed(_logger, exception);
        }
    }

    // A full disk says all in one sentence, and the same fault is said once; only a defect needs its stack.
    private void OnFailed(Exception exception, int count)
    {
        if (exception is CoordinationException { InnerException: null or SqliteFault or CoordinationException })
        {
            Log.GroupFailed(_logger, _options.Path, count, exception.Message);
        }
        else
        {
            Log.GroupBroke(_logger, _options.Path, count, exception);
        }
    }

    private static InvalidOperationException NotOpen() => new("The journal is not open: call OpenAsync first.");
}
