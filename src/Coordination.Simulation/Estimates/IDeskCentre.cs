using Coordination.Dispatch;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Simulation.Estimates;

/// <summary>What a desk's day is told to, when it happens: the dispatcher alone, or a live centre around it.</summary>
internal interface IDeskCentre
{
    /// <summary>Somebody comes.</summary>
    /// <returns>The estimate they are told at once; null when there is none.</returns>
    WaitEstimate? Come(WorkItemId item, DateTimeOffset at);

    /// <summary>A person can take work here from now on, or cannot.</summary>
    void SetAvailable(StaffId staff, bool available, DateTimeOffset at);

    /// <summary>A person calls the next one.</summary>
    /// <returns>Who is called; null when nobody waits.</returns>
    WorkItemId? Call(StaffId staff, DateTimeOffset at);

    /// <summary>A service is over.</summary>
    void Finish(WorkItemId item, DateTimeOffset since, DateTimeOffset at);

    /// <summary>The day ends with somebody still waiting or at a counter: nothing is learnt from that.</summary>
    void Leave(WorkItemId item, DateTimeOffset at);
}
