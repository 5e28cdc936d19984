namespace Coordination.Dispatch.Queues;

/// <summary>The place of an item in a dispatcher's memory. It belongs to the item from its placing to its removal; then it serves another one.</summary>
/// <remarks>Slots are small numbers without gaps: a caller may keep what it knows of its items in an array by slot.</remarks>
internal readonly record struct ItemSlot(int Value);
