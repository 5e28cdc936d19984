using Coordination.Centres;
using Coordination.Halls;
using Coordination.Orleans.Grains;
using Coordination.Requests;
using Orleans;
using Orleans.Runtime;

namespace Coordination.Orleans.Proxies;

/// <summary>References to grains, made of names that are known.</summary>
/// <remarks>Orleans' own way, by the interface's type, reads its attributes and writes its name at every call.</remarks>
internal static class References
{
    private static readonly Kind Requests = new(GrainNames.Request, GrainNames.RequestInterface);
    private static readonly Kind Centres = new(GrainNames.Centre, GrainNames.CentreInterface);
    private static readonly Kind Halls = new(GrainNames.Hall, GrainNames.HallInterface);
    private static readonly Kind Ids = new(GrainNames.Ids, GrainNames.IdsInterface);
    private static readonly Kind Plans = new(GrainNames.Plan, GrainNames.PlanInterface);

    /// <summary>Any silo, for what all of them derive alike.</summary>
    public static IHostedIdsGrain AnySilo(this IGrainFactory grains) => (IHostedIdsGrain)Ids.Of(grains, GrainIdKeyExtensions.CreateIntegerKey(0));

    public static IHostedRequestGrain Request(this IGrainFactory grains, RequestId request) =>
        (IHostedRequestGrain)Requests.Of(grains, GrainIdKeyExtensions.CreateGuidKey(request.Value));

    public static IHostedCentreGrain Centre(this IGrainFactory grains, CentreId centre) =>
        (IHostedCentreGrain)Centres.Of(grains, IdSpan.Create(centre.ToString()));

    public static IHostedHallGrain InHall(this IGrainFactory grains, HallGrainKind kind, CentreId centre, string id) =>
        (IHostedHallGrain)Halls.Of(grains, IdSpan.Create(HallKey.Of(centre, kind, id)));

    public static IHostedPlanGrain Plan(this IGrainFactory grains, CentreId centre) =>
        (IHostedPlanGrain)Plans.Of(grains, IdSpan.Create(centre.ToString()));

    private sealed class Kind(string grain, string face)
    {
        private readonly GrainType _type = GrainType.Create(grain);
        private readonly GrainInterfaceType _interface = GrainInterfaceType.Create(face);

        public IAddressable Of(IGrainFactory grains, IdSpan key) => grains.GetGrain(GrainId.Create(_type, key), _interface);
    }
}
