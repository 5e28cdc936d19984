using Coordination.Grains;
using Coordination.Hosting;
using Orleans.Runtime;

namespace Coordination.Orleans.Halls;

/// <summary>A loaded grain of this silo that is called without messages; its activation leaves when none of these calls is under way.</summary>
/// <remarks>So the next activation, which reads the record, finds there whatever such a call has done.</remarks>
internal sealed class LocalGrain<TGrain>(TGrain grain, IGrainContext activation)
    where TGrain : class, IGrainActivation
{
    private const int Closed = int.MinValue / 2;

    private static readonly DeactivationReason HasEnded = new(DeactivationReasonCode.ApplicationRequested, "It has ended on record.");

    private TaskCompletionSource? _empty;
    private int _calls;

    public TGrain Grain => grain;

    /// <summary>Its activation.</summary>
    public IGrainContext Activation => activation;

    /// <summary>Counts a call in; false when the activation is about to leave.</summary>
    public bool TryBeginCall()
    {
        if (Interlocked.Increment(ref _calls) > 0)
        {
            return true;
        }

        CountOut();
        return false;
    }

    /// <summary>A call is over. A grain that has ended on record is deactivated, as it is after a message.</summary>
    public void EndCall()
    {
        CountOut();
        if (grain.IsCompleted)
        {
            activation.Deactivate(HasEnded);
        }
    }

    /// <summary>Refuses new calls, and waits for those under way.</summary>
    public Task CloseAsync()
    {
        var empty = _empty = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (Interlocked.Add(ref _calls, Closed) == Closed)
        {
            empty.TrySetResult();
        }

        return empty.Task;
    }

    private void CountOut()
    {
        if (Interlocked.Decrement(ref _calls) == Closed)
        {
            _empty!.TrySetResult();
        }
    }
}
