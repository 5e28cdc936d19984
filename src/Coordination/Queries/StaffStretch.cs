using Coordination.Centres;
using Coordination.Staff;

namespace Coordination.Queries;

/// <summary>A change of how somebody stands to work, from which their time at work follows.</summary>
/// <param name="Centre">The hall.</param>
/// <param name="Staff">Who.</param>
/// <param name="Version">The number of the event among theirs.</param>
/// <param name="Presence">How they stand from then on.</param>
/// <param name="At">Since when.</param>
internal readonly record struct PresenceChange(CentreId Centre, StaffId Staff, long Version, StaffPresence Presence, DateTimeOffset At);

/// <summary>A stretch of somebody's time: with an item in hand, or at work in one presence.</summary>
/// <param name="Staff">Who.</param>
/// <param name="Presence">How they stood to work; null for a stretch with an item in hand.</param>
/// <param name="From">Its beginning.</param>
/// <param name="To">Its end; null while it goes on.</param>
internal readonly record struct StaffStretch(StaffId Staff, StaffPresence? Presence, DateTimeOffset From, DateTimeOffset? To);
