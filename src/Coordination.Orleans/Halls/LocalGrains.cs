namespace Coordination.Orleans.Halls;

/// <summary>The grains of one silo that its others, and callers from outside in the same process, reach without a message.</summary>
/// <remarks>
/// A lifecycle is mostly a request and its centre talking on the silo where the hall is at home, and a call that comes in there
/// is for one of the two: most of Orleans' messages would carry what is in the same memory. Orleans says where a grain lives
/// and when it leaves. A grain of the application, in its own turn, calls by a message as everywhere in Orleans; the core's classes keep their turns by their own locks, in every host.
/// </remarks>
/// <param name="Centres">The centres.</param>
/// <param name="Requests">The requests.</param>
internal sealed record LocalGrains(LiveCentres Centres, LiveRequests Requests);
