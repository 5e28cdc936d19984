using Coordination.Hosting;

namespace Coordination.Requests.Events;

/// <summary>Makes a state from the one before and an event. Never looks at a plan.</summary>
internal static class RequestHistory
{
    /// <summary>The state after an event.</summary>
    public static RequestState Apply(RequestState state, RequestEvent happened, in EventContext context)
    {
        var after = happened.ApplyTo(state, context);
        var status = after.StatusByItems();
        var closed = status != RequestStatus.None && !status.IsOpen();
        return after with
        {
            Version = context.Version,
            Status = status,
            Clock = happened.Clock ?? after.Clock,
            ClosedAt = closed ? after.ClosedAt ?? context.At : null,
            MissingDocuments = closed ? [] : after.MissingDocuments,
        };
    }
}
