namespace Coordination.Orleans.Halls;

/// <summary>The grains of one silo that its others reach without a message.</summary>
/// <remarks>
/// A lifecycle is mostly a request and its centre talking, on the silo where the hall is at home, so most of Orleans' messages
/// would carry what is in the same memory. The core's classes keep their turns by their own locks, in every host, and what is
/// called so does no harm when the activation is about to leave: it reads, tells a whole state, or is refused by the record.
/// </remarks>
/// <param name="Centres">The centres.</param>
/// <param name="Requests">The requests.</param>
internal sealed record NearGrains(LiveCentres Centres, LiveRequests Requests);
