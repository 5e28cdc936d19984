using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Coordination.Hosting;
using Coordination.Requests;
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
    public static async Task<IResult> ReadAsync(RouteValue<RequestId> request, ShownCode code, ICoordination coordination, CancellationToken cancellation)
    {
        var state = await coordination.Request(request.Value).ReadAsync(cancellation);
        if (state is null || state.Status == RequestStatus.None)
        {
            return new ProblemResult(TrackingHeader.NoRequest(request.Value));
        }

        var wait = state.Status.IsOpen() ? await coordination.Centre(state.Centre).ReadWaitAsync(state.Id, cancellation) : null;
        var view = RequestViews.Of(state, wait, await WindowsAsync(state, coordination, cancellation));
        return new JsonResponse<RequestView>(view) { Tag = TagOf(view) };
    }

    /// <remarks>
    /// The version alone when nothing waits. While something does, position and estimate move without a new version, so
    /// the tag carries a digest of the view as well: a citizen who polls sees the queue move.
    /// </remarks>
    private static string TagOf(RequestView view) => view.Status.IsOpen()
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
