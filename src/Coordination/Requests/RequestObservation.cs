using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Telemetry;

namespace Coordination.Requests;

/// <summary>What a request's turn means for figures, told once it is on disk.</summary>
internal static class RequestObservation
{
    public static void Observe(this EngineMeters? meters, in Turn<RequestState> turn)
    {
        if (meters is { ObservesRequests: true } && turn.Before is { } before)
        {
            Measure(meters, before, turn.State);
        }
    }

    private static void Measure(EngineMeters meters, RequestState before, RequestState after)
    {
        var centre = after.Centre.ToString();
        if (after.Status != before.Status)
        {
            meters.Transitioned(centre, RequestStatusNames.Of(after.Status));
            meters.Breached(centre, 0);
        }

        if (after.Clock is { Missed: true } && before.Clock is not { Missed: true })
        {
            meters.Breached(centre, 1);
        }

        for (var i = 0; i < after.Items.Length; i++)
        {
            var item = after.Items[i];
            if (item is { AssignedAt: { } at, QueuedAt: { } queued } && (i >= before.Items.Length || before.Items[i].AssignedAt != at))
            {
                meters.Waited(centre, item.Department.ToString(), (int)after.Urgency, Wait(before, i, queued, at));
            }
        }
    }

    // Nobody waits for us before the time they were asked to come.
    private static TimeSpan Wait(RequestState before, int item, DateTimeOffset queued, DateTimeOffset assigned)
    {
        var from = item < before.Items.Length && before.Items[item].NotBefore is { } notBefore && notBefore > queued ? notBefore : queued;
        return assigned > from ? assigned - from : TimeSpan.Zero;
    }
}
