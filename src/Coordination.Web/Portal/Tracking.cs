using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Coordination.Hosting;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Requests.Deciding;
using Coordination.Staff;
using Coordination.Web.Binding;
using Coordination.Web.Callers;
using Coordination.Web.Json;
using Coordination.Web.Problems;
using Coordination.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Portal;

/// <summary>Where a request stands, and why.</summary>
internal static class Tracking
{
    public static async Task<IResult> ReadAsync(RouteValue<RequestId> request, ShownCode code, AskedLanguages languages, ICoordination coordination, CancellationToken cancellation)
    {
        var state = await coordination.Request(request.Value).ReadAsync(cancellation);
        if (state is null || state.Status == RequestStatus.None)
        {
            return new ProblemResult(TrackingHeader.NoRequest(request.Value));
        }

        var wait = state.Status.IsOpen() ? await coordination.Centre(state.Centre).ReadWaitAsync(state.Id, cancellation) : null;
        var spoken = await SpokenAsync(state, languages, coordination, cancellation);
        var view = RequestViews.Of(state, spoken, wait, await WindowsAsync(state, coordination, cancellation));
        return new JsonResponse<RequestView>(view) { Tag = TagOf(view, spoken), Languages = spoken?.Languages ?? [] };
    }

    // A plan is read for its names only: of a request without any it is not.
    private static async ValueTask<SpokenPlan?> SpokenAsync(RequestState state, AskedLanguages languages, ICoordination coordination, CancellationToken cancellation) =>
        RecordedNames.MayBeIn(state) && await coordination.Plan(state.Centre).ReadAsync(cancellation) is { } published ? languages.In(published.Plan) : null;

    /// <remarks>
    /// The version alone when nothing waits. While something does, position and estimate move without a new version, and
    /// names are those of the plan that counts, in the caller's languages: so the tag carries a digest of the view as well.
    /// </remarks>
    private static string TagOf(RequestView view, SpokenPlan? spoken) => view.Status.IsOpen() || spoken is { Languages.IsEmpty: false }
        ? string.Create(CultureInfo.InvariantCulture, $"\"{view.Version}.{Digest(view)}\"")
        : EntityTags.Of(view.Version);

    private static string Digest(RequestView view)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(view, WebJson.TypeOf<RequestView>()), digest);
        return Convert.ToHexStringLower(digest[..8]);
    }

    private static async ValueTask<IReadOnlyDictionary<StaffId, string>> WindowsAsync(
        RequestState state, ICoordination coordination, CancellationToken cancellation)
    {
        var windows = new Dictionary<StaffId, string>();
        foreach (var item in state.Items)
        {
            if (item.Holder is { } holder
                && item.Status.IsHeld()
                && (await coordination.Staff(state.Centre, holder).ReadAsync(cancellation))?.Window is { } window)
            {
                windows[holder] = window;
            }
        }

        return windows;
    }
}
