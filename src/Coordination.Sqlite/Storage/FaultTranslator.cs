using System.Globalization;
using Coordination.Journal;
using SQLitePCL;

namespace Coordination.Sqlite.Storage;

/// <summary>Turns SQLite's codes into the port's exceptions, each with the file and how to fix it.</summary>
internal sealed class FaultTranslator(string path, TimeSpan busyTimeout)
{
    /// <summary>A new exception each time: it may be thrown to many callers.</summary>
    public Exception Translate(Exception fault) => fault switch
    {
        SqliteFault sqlite => Translate(sqlite),
        CommitUnknownException unknown => new CommitUnknownException($"The journal '{path}': {unknown.Message}", unknown),
        CoordinationException known => known,
        _ => new JournalUnavailableException($"The journal '{path}' failed ({fault.Message}).", fault),
    };

    private CoordinationException Translate(SqliteFault fault) => fault.Primary switch
    {
        raw.SQLITE_CORRUPT => new JournalCorruptException(
            $"The journal '{path}' is damaged ({fault.Message}). Stop the program and restore the file from a backup.", fault),
        raw.SQLITE_CONSTRAINT => new JournalCorruptException(
            $"The journal '{path}' contradicts itself ({fault.Message}). Run verify to find where; restore the file from a backup.", fault),
        raw.SQLITE_NOTADB => new JournalSchemaException(
            $"'{path}' is not a journal: it is not an SQLite database. Name another file, or move this one away.",
            found: 0,
            supported: Schema.SchemaVersion.Current),
        _ => new JournalUnavailableException(Sentence(fault), fault) { Reason = ReasonOf(fault) },
    };

    private static JournalUnavailableReason ReasonOf(SqliteFault fault) => fault.Primary switch
    {
        raw.SQLITE_FULL => JournalUnavailableReason.Full,
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH => JournalUnavailableReason.ReadOnly,
        _ => JournalUnavailableReason.Other,
    };

    private string Sentence(SqliteFault fault) => fault.Primary switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
            $"The journal '{path}' was locked by another program for longer than {Seconds} s; close that program or raise BusyTimeout.",
        raw.SQLITE_FULL => $"The disk of the journal '{path}' is full; make room on it.",
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH =>
            $"The journal '{path}' is read-only; give this process the right to write to the file and to its folder.",
        raw.SQLITE_CANTOPEN =>
            $"The journal '{path}' cannot be opened; check that its folder exists and that this process may read and write there.",
        raw.SQLITE_IOERR => $"The disk of the journal '{path}' reports an error ({fault.Message}, code {fault.Code}); check the disk and its space.",
        raw.SQLITE_NOMEM => $"There is too little memory to use the journal '{path}'.",
        _ => $"The journal '{path}' cannot be used ({fault.Message}, code {fault.Code}).",
    };

    private string Seconds => busyTimeout.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
}
