using Coordination.Centres;

namespace Coordination.Journal;

/// <summary>The condition that the centre's epoch is still this one, checked in the transaction of the append.</summary>
internal readonly record struct Fence(CentreId Centre, Epoch Epoch);
