using System.Runtime.CompilerServices;
using Coordination.Dispatch.Queues;

namespace Coordination.Dispatch.Core;

/// <summary>A decision: an item is reserved for somebody.</summary>
/// <param name="Item">Which item.</param>
/// <param name="Person">For whom.</param>
/// <param name="Candidates">How many people could have taken it.</param>
/// <param name="IsHelp">Whether they help another department.</param>
[method: MethodImpl(MethodImplOptions.AggressiveInlining)]
internal readonly record struct Reservation(ItemSlot Item, int Person, int Candidates, bool IsHelp);
