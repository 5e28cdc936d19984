using Coordination.Centres;
using Coordination.Journal;
using Coordination.Requests;

namespace Coordination.Web.Events;

/// <summary>Which events a reader wants.</summary>
internal sealed record StreamFilter(RequestId? Request, CentreId? Centre, GrainKind? Kind)
{
    private readonly string? _request = Request?.ToString();

    public bool Fits(FeedItem item) =>
        (Kind is null || item.Grain.Kind == Kind)
        && (_request is null || (item.Grain.Kind == GrainKind.Request && item.Grain.Id == _request))
        && (Centre is null || item.Centre == Centre);
}
