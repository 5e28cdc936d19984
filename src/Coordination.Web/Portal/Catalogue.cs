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
    public static async Task<IResult> ReadAsync(RouteValue<CentreId> centre, AskedLanguages languages, ICoordination coordination, CancellationToken cancellation) =>
        await coordination.Plan(centre.Value).ReadAsync(cancellation) is { } published
            ? Answer(published.Version, languages.In(published.Plan))
            : ReplyResults.NotFound($"There is no centre '{centre.Value}' with a published plan.", nameof(centre));

    private static JsonResponse<CatalogueView> Answer(long version, SpokenPlan spoken) => new(Of(version, spoken.Plan)) { Tag = EntityTags.Of(version, spoken), Languages = spoken.Languages };

    private static CatalogueView Of(long version, HallPlan plan) => new()
    {
        Centre = plan.Centre,
        Name = plan.Name.Default,
        Plan = version,
        Services = [.. plan.Services.Select(Of)],
        Facts = [.. plan.Facts.Select(fact => new FactView { Id = fact.Id, Name = fact.Name.Default, Type = fact.Type, Values = fact.Values, Keep = fact.Keep })],
        Needs = [.. plan.Needs.Select(need => new NeedView { Id = need.Id, Name = need.Name.Default, Sensitive = need.Sensitive })],
        NotHere = [.. plan.NegativeList.Select(entry => new NotHereView { Matter = entry.Matter, Reason = entry.Reason.Default, ReferTo = entry.ReferTo?.Default })],
    };

    private static ServiceView Of(ServicePlan service) => new()
    {
        Id = service.Id,
        Name = service.Name.Default,
        Audience = service.Audience,
        Nature = service.Nature,
        Scope = service.Scope,
        LegalBasis = service.LegalBasis,
        Evidence = [.. service.Evidence.Select(evidence => new EvidenceView { Id = evidence.Id, Name = evidence.Name.Default, Required = evidence.Required })],
        Channels = service.Channels,
        ExpectedMinutes = service.Steps.Sum(step => step.ExpectedMinutes),
    };
}
