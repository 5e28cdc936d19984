using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Orleans.Proxies;
using Coordination.Requests;

namespace Coordination.Orleans.Hosting;

/// <summary>A submission: the caller's key names the request, or a new id does.</summary>
internal static class Submission
{
    public static ValueTask<Reply<RequestReceipt>> SubmitAsync(
        ClusterGrains grains, IIdSource ids, TimeProvider time, SubmitRequest command, CommandMeta meta, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(meta);
        var request = meta.Key is { } key
            ? grains.Submission(RequestId.ForKey(command.Centre, meta.By, key), command.Centre, isNew: false)
            : grains.Submission(ids.NextRequest(time.GetUtcNow()), command.Centre, isNew: true);
        return request.ExecuteAsync(command, meta, cancellation);
    }
}
