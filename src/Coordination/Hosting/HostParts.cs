using System.Diagnostics.Metrics;
using Coordination.Grains;
using Coordination.Halls;
using Coordination.Requests;
using Coordination.Requests.Events;

namespace Coordination.Hosting;

/// <summary>Parts of a host that the application gives, or that a test may put others in place of: to come between grains or to break a rule on purpose.</summary>
internal sealed record HostParts
{
    /// <summary>What grains see of each other, made of what they would see.</summary>
    public Func<IPeerGrains, IPeerGrains> Decorate { get; init; } = grains => grains;

    /// <summary>Makes the host's meter; null for one of its own.</summary>
    public IMeterFactory? Meters { get; init; }

    /// <summary>The kinds of grains that the host runs.</summary>
    public IReadOnlyList<GrainKindDefinition> Kinds { get; init; } = GrainKinds.All;

    /// <summary>What makes a request.</summary>
    public GrainBehaviour<RequestState, RequestCommand, RequestEvent, RequestInput> Requests { get; init; } = new RequestBehaviour();
}
