using Coordination.Halls;

namespace Coordination.Erasures;

/// <summary>What was asked of a hall about people's data: that it be found, exported or erased, by whom, and how far it is.</summary>
internal interface IErasuresGrain : IHallGrain<ErasuresCommand, ErasuresReceipt, ErasuresState, ErasuresState>;
