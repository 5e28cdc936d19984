using Coordination.Centres;
using Coordination.Requests;

namespace Coordination.Halls;

/// <summary>Finds grains for each other: with what they tell and ask only among themselves.</summary>
internal interface IPeerGrains : IGrains
{
    /// <inheritdoc cref="IGrains.Request" />
    new IRequestPeer Request(RequestId request);

    /// <inheritdoc cref="IGrains.Centre" />
    new ICentrePeer Centre(CentreId centre);

    IRequestGrain IGrains.Request(RequestId request) => Request(request);

    ICentreGrain IGrains.Centre(CentreId centre) => Centre(centre);
}
