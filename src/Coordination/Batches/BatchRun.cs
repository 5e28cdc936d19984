using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using Coordination.Halls;
using Coordination.Requests;

namespace Coordination.Batches;

/// <summary>Tells a batch's requests, a stretch at a time: few at once, so that people at the windows notice nothing of it.</summary>
/// <remarks>
/// A stretch ends after a number of requests, after a second, when the batch is stopped, or at a fault. What it tells is the first part of
/// the batch that was not told before, without a gap; what a fault has left open is told again by the next one.
/// </remarks>
internal sealed class BatchRun
{
    private const int LongestStretch = 100;
    private static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(1);

    private readonly HallServices _services;
    private readonly ImmutableArray<RequestId> _requests;
    private readonly Reason _reason;
    private readonly Func<bool> _isStopped;
    private ExceptionDispatchInfo? _fault;
    private bool _hasBegun;

    private BatchRun(HallServices services, ImmutableArray<RequestId> requests, Reason reason, Func<bool> isStopped) =>
        (_services, _requests, _reason, _isStopped) = (services, requests, reason, isStopped);

    /// <summary>Reads what is to be told from the batch's first event.</summary>
    /// <param name="state">The batch.</param>
    /// <param name="services">What it works with.</param>
    /// <param name="isStopped">Whether no further request is to be told.</param>
    public static async ValueTask<BatchRun> LoadAsync(BatchState state, HallServices services, Func<bool> isStopped)
    {
        var started = await BatchHistory.ReadStartAsync(services.Journal, state.Hall, state.Id);
        return new BatchRun(services, started.Requests, new Reason(started.Words, started.Reason), isStopped);
    }

    /// <summary>Tells the next stretch.</summary>
    /// <param name="state">The batch, as it is on record.</param>
    public async ValueTask<RecordProgress> GoOnAsync(BatchState state)
    {
        // Of the first stretch, an earlier activation may have told some already.
        var teller = await BatchTeller.BeginAsync(state, _reason, _services, mayBeTold: !_hasBegun);
        _hasBegun = true;
        var stretch = new Stretch(state.Told, Math.Min(_requests.Length, state.Told + LongestStretch), _services.Time.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, HallServices.BatchCommandsAtOnce).Select(_ => TellAsync(stretch, teller, state.Stage == BatchStage.Stopping).AsTask()));
        _fault = stretch.Fault;
        var told = stretch.Told;
        var isWhole = state.Told + told == _requests.Length;
        return new RecordProgress(state.Told, told, stretch.Refused(told), isWhole || (_fault is null && state.Stage == BatchStage.Stopping));
    }

    /// <summary>Throws what ended the latest stretch, once what it had told is on record.</summary>
    public void ThrowIfFaulted() => _fault?.Throw();

    // One that was stopped by somebody tells nothing more: it only finds out what was told before.
    private async ValueTask TellAsync(Stretch stretch, BatchTeller teller, bool findsOnly)
    {
        while ((findsOnly || !_isStopped()) && _services.Time.GetElapsedTime(stretch.Begun) < LongestTime && stretch.TryTake(out var at))
        {
            await _services.BatchCommands.WaitAsync();
            try
            {
                if (findsOnly && !await teller.WasToldAsync(_requests[at], at))
                {
                    stretch.EndBefore(at);
                    return;
                }

                stretch.Settle(at, await teller.TellAsync(_requests[at], at));
            }
#pragma warning disable CA1031 // Whatever it is: what was told before it goes on record first, and then it is thrown.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                stretch.Fail(at, fault);
            }
            finally
            {
                _services.BatchCommands.Release();
            }
        }
    }

    /// <summary>What was taken and what came of it; guarded by itself.</summary>
    private sealed class Stretch(int from, int to, long begun)
    {
        private readonly int _from = from;
        private readonly Lock _lock = new();
        private readonly string?[] _outcomes = new string?[to - from];
        private readonly bool[] _isSettled = new bool[to - from];
        private int _next = from;
        private int _end = to;

        public long Begun => begun;

        public ExceptionDispatchInfo? Fault { get; private set; }

        /// <summary>How many are settled from the beginning on, without a gap.</summary>
        public int Told => Array.IndexOf(_isSettled, false) is var gap && gap < 0 ? _isSettled.Length : gap;

        public bool TryTake(out int at)
        {
            lock (_lock)
            {
                at = _next;
                return _next < _end && _next++ >= 0;
            }
        }

        public void Settle(int at, string? refused)
        {
            lock (_lock)
            {
                (_outcomes[at - _from], _isSettled[at - _from]) = (refused, true);
            }
        }

        public void EndBefore(int at)
        {
            lock (_lock)
            {
                _end = Math.Min(_end, at);
            }
        }

        public void Fail(int at, Exception fault)
        {
            lock (_lock)
            {
                _end = Math.Min(_end, at);
                Fault ??= ExceptionDispatchInfo.Capture(fault);
            }
        }

        public ImmutableArray<RefusedRequest> Refused(int told) =>
            [.. Enumerable.Range(0, told).Where(index => _outcomes[index] is not null).Select(index => new RefusedRequest(_from + index, _outcomes[index]!))];
    }
}
