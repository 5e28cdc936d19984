using Coordination.Halls;
using Coordination.Journal;
using Coordination.Requests;

namespace Coordination.Hosting;

/// <summary>The engine, as an application uses it: grains by name, submissions, and queries.</summary>
/// <remarks>Commands beyond the host's limit in flight are refused with <see cref="RefusalCodes.Busy"/>.</remarks>
public interface ICoordination : IGrains
{
    /// <summary>The record of everything, for queries and the change feed. Only the engine writes to it.</summary>
    IJournalReader Journal { get; }

    /// <summary>The clock of the engine.</summary>
    TimeProvider Time { get; }

    /// <summary>Submits a request; with a key, submitting it again finds the first one.</summary>
    /// <returns>The receipt: admitted, or on record as refused with reasons. A refusal means nothing is on record.</returns>
    ValueTask<Reply<RequestReceipt>> SubmitAsync(SubmitRequest command, CommandMeta meta, CancellationToken cancellation = default);

    /// <summary>Whether a tracking code is that of a request.</summary>
    /// <remarks>Nothing is read for it, so the answer takes the same time whether or not there is such a request, and whatever the code is.</remarks>
    ValueTask<bool> IsTrackingCodeAsync(RequestId request, TrackingCode code, CancellationToken cancellation = default);
}
