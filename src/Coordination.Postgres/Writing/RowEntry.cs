using Coordination.Journal;

namespace Coordination.Postgres.Writing;

/// <summary>One grain's part of a group: the version and hash it must have before, and the row after its last append.</summary>
internal sealed class RowEntry(GrainRow row, long expected, EventHash? previous)
{
    public GrainRow Row { get; set; } = row;

    public long Expected => expected;

    public EventHash? Previous => previous;

    /// <summary>Its place among the group's rows, from 1: new ones first.</summary>
    public int Line { get; set; }

    public static int ByKey(RowEntry one, RowEntry other)
    {
        var (left, right) = (one.Row.Key, other.Row.Key);
        return left.Kind != right.Kind ? left.Kind.CompareTo(right.Kind) : string.CompareOrdinal(left.Id, right.Id);
    }
}
