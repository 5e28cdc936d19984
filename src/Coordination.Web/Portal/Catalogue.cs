using Coordination.Centres;
using Coordination.Hosting;
using Coordination.Plans;
using Coordination.Web.Binding;
using Coordination.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Portal;

/// <summary>The published service catalogue.</summary>
internal static class Catalogue
{
    public static async Task<IResult> ReadAsync(RouteValue<CentreId> centre, ICoordination coordination, CancellationToken cancellation) =>
        await coordination.Plan(centre.Value).ReadAsync(cancellation) is { } published
            ? new JsonResponse<CatalogueView>(Of(published)) { Tag = EntityTags.Of(published.Version) }
            : ReplyResults.NotFound($"There is no centre '{centre.Value}' with a published plan.", nameof(centre));

    private static CatalogueView Of(PublishedPlan published) => new()
    {
        Centre = published.Plan.Centre,
        Name = published.Plan.Name,
        Plan = published.Version,
        Services = [.. published.Plan.Services.Select(Of)],
        Facts = [.. published.Plan.Facts.Select(fact => new FactView { Id = fact.Id, Name = fact.Name, Type = fact.Type, Values = fact.Values, Keep = fact.Keep })],
        Needs = [.. published.Plan.Needs.Select(need => new NeedView { Id = need.Id, Name = need.Name, Sensitive = need.Sensitive })],
        NotHere = published.Plan.NegativeList,
    };

    private static ServiceView Of(ServicePlan service) => new()
    {
        Id = service.Id,
        Name = service.Name,
        Audience = service.Audience,
        Nature = service.Nature,
        Scope = service.Scope,
        LegalBasis = service.LegalBasis,
        Evidence = service.Evidence,
        Channels = service.Channels,
        ExpectedMinutes = service.Steps.Sum(step => step.ExpectedMinutes),
    };
}
