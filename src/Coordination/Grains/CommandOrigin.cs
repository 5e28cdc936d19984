using Coordination.Journal;

namespace Coordination.Grains;

/// <summary>Where a command comes from, as it goes on record.</summary>
/// <param name="By">Who gives it.</param>
/// <param name="Key">What is kept of its key; null when its giver never repeats it.</param>
internal readonly record struct CommandOrigin(Actor By, KeyDigest? Key);
