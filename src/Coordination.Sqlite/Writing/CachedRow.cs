using Coordination.Centres;
using Coordination.Departments;
using Coordination.Journal;
using Coordination.Staff;

namespace Coordination.Sqlite.Writing;

/// <summary>What the writer knows of a grain's row: its number, its version, its hash, and the columns that stand in indexes.</summary>
internal sealed class CachedRow
{
    public required long Number { get; init; }

    public long Version { get; private set; }

    public EventHash Hash { get; private set; }

    public int Links { get; private set; }

    private CentreId Centre { get; set; }

    private DepartmentId? Department { get; set; }

    private StaffId? Staff { get; set; }

    private bool IsOpen { get; set; }

    private long? Due { get; set; }

    private long Since { get; set; }

    public static CachedRow Of(long number, GrainRow row)
    {
        var slot = new CachedRow { Number = number };
        slot.Follow(row);
        return slot;
    }

    /// <summary>A row that was read back without its indexed columns: its next update writes all of them.</summary>
    public static CachedRow Unknown(long number, long version, EventHash hash, int links) =>
        new() { Number = number, Version = version, Hash = hash, Links = links };

    /// <summary>How much of the row has to be written: each index that is touched costs.</summary>
    public RowChange ChangeTo(GrainRow row) =>
        Centre != row.Centre || Department != row.Department || IsOpen != row.IsOpen || Links != row.Links.Length
            || Due != Microseconds(row.Due) || Since != JournalTime.ToMicroseconds(row.Since)
            ? RowChange.Full
            : Staff != row.Staff ? RowChange.Holder : RowChange.State;

    public void Follow(GrainRow row)
    {
        Version = row.Version;
        Hash = row.Hash;
        Links = row.Links.Length;
        Centre = row.Centre;
        Department = row.Department;
        Staff = row.Staff;
        IsOpen = row.IsOpen;
        Due = Microseconds(row.Due);
        Since = JournalTime.ToMicroseconds(row.Since);
    }

    public static long? Microseconds(DateTimeOffset? at) => at is { } instant ? JournalTime.ToMicroseconds(instant) : null;
}

/// <summary>Which columns of a row an append changes.</summary>
internal enum RowChange
{
    /// <summary>None that stands in an index of open rows.</summary>
    State,

    /// <summary>Who holds it as well.</summary>
    Holder,

    /// <summary>Any of them.</summary>
    Full,
}
