using System.Runtime.InteropServices;
using Coordination.Staff;

namespace Coordination.Centres;

/// <summary>Decisions that are not known to be on record: in flight until their requests answer, in doubt where that answer was lost.</summary>
internal sealed class OpenDecisions
{
    // By the person, who is asked about at every refusal; not by the item, which may be decided anew before an earlier answer has come.
    private readonly Dictionary<StaffId, int> _inFlight = [];
    private readonly Dictionary<StaffId, int> _inDoubt = [];

    /// <summary>When storage is asked again about those in doubt; null where none is, or where it is being asked.</summary>
    public DateTimeOffset? AskAgainAt { get; set; }

    /// <summary>A decision goes to its request.</summary>
    public void Begin(StaffId staff) => Add(_inFlight, staff);

    /// <summary>The answer to a decision is known, or known to be in doubt.</summary>
    public void End(StaffId staff) => Remove(_inFlight, staff);

    /// <summary>Whether a decision for somebody is still without an answer.</summary>
    public bool IsInFlight(StaffId staff) => _inFlight.ContainsKey(staff);

    /// <summary>Whether a decision for somebody is on record is not known.</summary>
    public void BeginDoubt(StaffId staff) => Add(_inDoubt, staff);

    /// <summary>One doubt about somebody has ended.</summary>
    public void EndDoubt(StaffId staff) => Remove(_inDoubt, staff);

    /// <summary>Whether somebody may hold something that nobody knows of yet.</summary>
    public bool IsInDoubt(StaffId staff) => _inDoubt.ContainsKey(staff);

    private static void Add(Dictionary<StaffId, int> counts, StaffId staff) => CollectionsMarshal.GetValueRefOrAddDefault(counts, staff, out _)++;

    private static void Remove(Dictionary<StaffId, int> counts, StaffId staff)
    {
        if (--CollectionsMarshal.GetValueRefOrAddDefault(counts, staff, out _) <= 0)
        {
            counts.Remove(staff);
        }
    }
}
