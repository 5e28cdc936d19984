using System.Globalization;
using Coordination.Journal;
using Coordination.Sqlite.Storage;
using SQLitePCL;

namespace Coordination.Sqlite.Writing;

internal sealed partial class WriteSession
{
    /// <summary>Lets commits fail, in tests.</summary>
    public Func<CommitMoment, SqliteFault?>? Inject { get; set; }

    /// <summary>Commits the open transaction.</summary>
    /// <exception cref="SqliteFault">Nothing was written.</exception>
    /// <exception cref="CommitUnknownException">The disk gave an error, and then no way to find out.</exception>
    public void Commit()
    {
        try
        {
            ThrowInjected(CommitMoment.Before);
            database.StatementOf("COMMIT").Run();
            ThrowInjected(CommitMoment.After);
        }
        catch (SqliteFault fault)
        {
            RollBack();
            if (fault.Primary != raw.SQLITE_IOERR || !ClearUp(fault))
            {
                throw;
            }
        }
    }

    /// <summary>Makes sure that a write works, by the smallest one there is; needs an open transaction.</summary>
    public void Touch() => database.StatementOf(string.Create(
        CultureInfo.InvariantCulture, $"PRAGMA user_version = {database.ExecuteNumber("PRAGMA user_version")}")).Run();

    /// <summary>
    /// Finds out whether a commit that met a disk error has happened. A second commit decides: it writes over what the
    /// first may have left behind, so that not even a recovery can bring that back later.
    /// </summary>
    private bool ClearUp(SqliteFault fault)
    {
        var (sequence, hash) = (LastSequence, LastHash);
        try
        {
            ThrowInjected(CommitMoment.Clearing);
            Begin();
            var happened = IsStored(sequence, hash);
            Touch();
            database.StatementOf("COMMIT").Run();
            LastSequence = sequence;
            return happened;
        }
        catch (SqliteFault)
        {
            RollBack();
            throw new CommitUnknownException(
                $"the disk reported an error while committing ({fault.Message}), and the result cannot be read back. Read the row again to know.",
                fault);
        }
    }

    private bool IsStored(long sequence, EventHash hash)
    {
        var find = database.Statement("Write/event-hash").Bind(1, sequence);
        var stored = find.Step() && EventHash.Read(find.Bytes(0)) == hash;
        find.Reset();
        return stored;
    }

    private void ThrowInjected(CommitMoment moment)
    {
        if (Inject?.Invoke(moment) is { } fault)
        {
            throw fault;
        }
    }
}
