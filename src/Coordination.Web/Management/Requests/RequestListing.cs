using Coordination.Hosting;
using Coordination.Web.Management.Centres;
using Coordination.Web.Management.Grains;
using Coordination.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Requests;

/// <summary>Lists requests, page by page, by key: no page leaves one out or repeats it, however many come in meanwhile.</summary>
internal static class RequestListing
{
    public static async Task<IResult> ListAsync(RequestListQuery query, ICoordination coordination, CancellationToken cancellation)
    {
        if (query.Rows.Centre is { } centre && await coordination.Plan(centre).ReadAsync(cancellation) is null)
        {
            return CentreReading.Unknown(centre);
        }

        var page = await coordination.Journal.QueryAsync(query.Rows, cancellation);
        return new JsonResponse<RequestPage>(new RequestPage(
            [.. page.Rows.Select(row => GrainViews.Of(row, withState: false))],
            page.Next is { } next ? PageCursor.Write(query.Rows.Order, next) : null));
    }
}
