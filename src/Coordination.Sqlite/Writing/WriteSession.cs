using Coordination.Centres;
using Coordination.Journal;
using Coordination.Sqlite.Storage;

namespace Coordination.Sqlite.Writing;

/// <summary>The writing connection: transactions, and appends within them. Used by one thread at a time.</summary>
internal sealed partial class WriteSession(Database database) : IDisposable
{
    private const int CacheLimit = 65_536;

    private readonly GrainCache _cache = new(CacheLimit);
    private readonly Dictionary<CentreId, Epoch> _epochs = [];
    private long _dataVersion = -1;
    private long _lastNumber = -1;

    /// <summary>The connection, for reads that must see the open transaction.</summary>
    public Database Database => database;

    /// <summary>The last sequence written in the open transaction; 0 when it has written none.</summary>
    public long LastSequence { get; private set; }

    private EventHash LastHash { get; set; }

    /// <summary>Takes the write lock and begins a transaction.</summary>
    public void Begin()
    {
        database.StatementOf("BEGIN IMMEDIATE").Run();
        LastSequence = 0;
        if (DataVersion() is var version && version != _dataVersion)
        {
            // Another process has written since: what is remembered may be out of date.
            Forget();
            _dataVersion = version;
        }
    }

    /// <summary>Ends the transaction without effect.</summary>
    public void RollBack()
    {
        Forget();
        database.RollBack();
    }

    /// <summary>Writes a grain's events and row, or returns why not, having written nothing.</summary>
    public CoordinationException? Append(Append append)
    {
        var key = append.Row.Key;
        var slot = _cache.Find(key) ?? (append.ExpectedVersion == 0 ? null : Load(key));
        if ((slot?.Version ?? 0) != append.ExpectedVersion || (append.ExpectedHash is { } hash && hash != (slot?.Hash ?? default)))
        {
            return new VersionConflictException(key, append.ExpectedVersion, slot?.Version ?? 0);
        }

        if (append.Fence is { } fence && CurrentEpoch(fence.Centre) != fence.Epoch)
        {
            return new FencedException(fence.Centre, fence.Epoch);
        }

        if (slot is null)
        {
            if (!TryInsert(append.Row, out slot))
            {
                return new VersionConflictException(key, append.ExpectedVersion, Load(key)?.Version);
            }
        }
        else
        {
            Update(slot, append.Row);
        }

        foreach (var happened in append.Events)
        {
            Insert(slot.Number, key, happened);
        }

        Erase(slot.Number, append);

        return null;
    }

    /// <summary>Ends every earlier epoch of a centre.</summary>
    public Epoch TakeEpoch(CentreId centre)
    {
        var take = database.Statement("Write/take-epoch").Bind(1, centre.ToString());
        take.Step();
        var epoch = new Epoch(take.Number(0));
        take.Run();
        return _epochs[centre] = epoch;
    }

    /// <summary>Ends the newest epoch of a centre; null when it is another one.</summary>
    public Epoch? RenewEpoch(CentreId centre, Epoch newest) => CurrentEpoch(centre) == newest ? TakeEpoch(centre) : null;

    /// <summary>Adds a key to the ring, unless there is one with its number.</summary>
    public void AddToRing(int number, string key) => database.Statement("Write/insert-ring-key").Bind(1, (long)number).Bind(2, key).Run();

    public void Dispose() => database.Dispose();

    private void Forget()
    {
        _cache.Clear();
        _epochs.Clear();
        _dataVersion = -1;
        _lastNumber = -1;
    }

    /// <summary>A number that no row and no event has, not even events whose row was lost.</summary>
    private long NextNumber()
    {
        if (_lastNumber < 0)
        {
            var find = database.Statement("Write/last-number");
            _lastNumber = find.ReadAll(row => row.Number(0))[0];
        }

        return ++_lastNumber;
    }

    private long DataVersion()
    {
        var statement = database.StatementOf("PRAGMA data_version");
        statement.Step();
        var version = statement.Number(0);
        statement.Reset();
        return version;
    }

    private CachedRow? Load(GrainKey key)
    {
        var find = database.Statement("Write/find-grain").Bind(1, (long)key.Kind).Bind(2, key.Id);
        var slot = find.Step() ? CachedRow.Unknown(find.Number(0), find.Number(1), EventHash.Read(find.Bytes(3)), (int)find.Number(2)) : null;
        find.Reset();
        return slot is null ? null : _cache.Add(key, slot);
    }

    private Epoch CurrentEpoch(CentreId centre)
    {
        if (!_epochs.TryGetValue(centre, out var epoch))
        {
            var find = database.Statement("Write/find-epoch").Bind(1, centre.ToString());
            epoch = new Epoch(find.Step() ? find.Number(0) : 0);
            find.Reset();
            _epochs[centre] = epoch;
        }

        return epoch;
    }
}
