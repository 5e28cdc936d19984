using Coordination.Centres;

namespace Coordination.Journal;

/// <summary>A hall with open requests: its centre has to be at work, though nobody calls.</summary>
/// <param name="Centre">Which.</param>
/// <param name="NextDue">When the first of its open requests is due by its service level, in the past where that was missed; null where no clock runs.</param>
internal readonly record struct OpenHall(CentreId Centre, DateTimeOffset? NextDue);
