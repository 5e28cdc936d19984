using Coordination.Torture.Bugs;
using Coordination.Torture.Faults;
using Coordination.Torture.Halls;
using Coordination.Torture.Invariants;
using Coordination.Torture.Running;
using Coordination.Torture.Storage;

namespace Coordination.Torture.Processes;

/// <summary>What every process of a run shares.</summary>
internal sealed record RunEnvironment(
    World World, Disk Disk, StoreFaults StoreFaults, NetworkFaults NetworkFaults, Setting Setting, InvariantMonitor Watch, Bug Bug);
