using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Plans;

/// <summary>Lets two plans at a time be read: each may be large, and takes memory and processor time by its size.</summary>
internal sealed class PlanGate : IDisposable
{
    /// <summary>So many are read at once.</summary>
    public const int AtOnce = 2;

    private static readonly Problem Busy = new(
        StatusCodes.Status503ServiceUnavailable, RefusalCodes.Busy, "Other plans are being read: try again shortly.")
    { RetryAfter = 5 };

    private static readonly Problem Slow = new(
        StatusCodes.Status408RequestTimeout, RefusalCodes.Invalid, "The body did not arrive in time: send it again.");

    private readonly SemaphoreSlim _places = new(AtOnce);
    private readonly TimeProvider _time;
    private readonly TimeSpan _patience;
    private readonly TimeSpan _allowed;

    public PlanGate(TimeProvider time)
        : this(time, patience: TimeSpan.FromSeconds(10), allowed: TimeSpan.FromSeconds(60))
    {
    }

    /// <param name="time">The clock.</param>
    /// <param name="patience">For how long a plan waits for its turn.</param>
    /// <param name="allowed">For how long one may keep the others waiting: a sender who is slower is sent away.</param>
    internal PlanGate(TimeProvider time, TimeSpan patience, TimeSpan allowed) => (_time, _patience, _allowed) = (time, patience, allowed);

    /// <summary>Reads a plan in its turn; a sender who has left is not read any more.</summary>
    public async ValueTask<Problem?> PassAsync(Func<HttpContext, CancellationToken, ValueTask<Problem?>> read, HttpContext context)
    {
        if (!await _places.WaitAsync(_patience, context.RequestAborted))
        {
            return Busy;
        }

        try
        {
            using var over = new CancellationTokenSource(_allowed, _time);
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(over.Token, context.RequestAborted);
            return await ReadAsync(read, context, ended.Token);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    private static async ValueTask<Problem?> ReadAsync(
        Func<HttpContext, CancellationToken, ValueTask<Problem?>> read, HttpContext context, CancellationToken ended)
    {
        try
        {
            return await read(context, ended);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            return Slow;
        }
    }
}
