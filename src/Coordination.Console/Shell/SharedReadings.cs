using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Coordination.Console.Shell;

/// <summary>What is read of something at most every so often, and only while somebody looks: pages that follow what happens cost no more.</summary>
/// <remarks>Whoever looks waits for it a second at most, and is shown what was read before it meanwhile; however long it takes, it is read once.</remarks>
/// <param name="kept">How long what was read is shown; longer where reading it took long.</param>
/// <param name="time">By what it is measured how long that took.</param>
internal sealed class SharedReadings<TKey, TValue>(TimeSpan kept, TimeProvider? time = null)
    where TKey : notnull
    where TValue : class
{
    // What was read before is shown so many times as long where the next one does not come.
    private const int MostAge = 4;

    // What takes long to read is read less often: at most so large a part of the time goes into it.
    private const int LeastRest = 50;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly ConcurrentDictionary<TKey, Reading> _last = new();

    /// <summary>What was read last, or reads it.</summary>
    /// <param name="of">Of what, such as a hall.</param>
    /// <param name="now">Now.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="cancellation">Stops the waiting for it.</param>
    /// <returns>Null where the store or the hall does not answer soon, and nothing was read before: the rest of a page is shown without it.</returns>
    public async ValueTask<TValue?> ReadAsync(TKey of, DateTimeOffset now, Func<Task<TValue>> read, CancellationToken cancellation)
    {
        var reading = _last.GetValueOrDefault(of);
        if (reading is null || now - reading.At >= KeptOf(reading) || reading.At > now)
        {
            // Of several who find it old, one reads and the others wait for the same.
            var took = new StrongBox<TimeSpan>();
            var next = new Reading(now, new Lazy<Task<TValue>>(() => Timed(read, took)), took, reading?.LatestCompleted, _time.GetTimestamp());
            reading = _last.AddOrUpdate(of, next, (_, last) => last == reading ? next : last);
        }

        var left = Patience - _time.GetElapsedTime(reading.Begun);
        try
        {
            return await reading.Value.Value.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, cancellation);
        }
        catch (TimeoutException)
        {
            return reading.Before is { } before && now - before.At < MostAge * KeptOf(before) ? await before.Value.Value : null;
        }
        catch (CoordinationException)
        {
            // Whoever looks next has it read again: the part of the cluster that was asked may be gone.
            _last.TryRemove(new(of, reading));
            return null;
        }
    }

    private Task<TValue> Timed(Func<Task<TValue>> read, StrongBox<TimeSpan> took)
    {
        var begun = _time.GetTimestamp();
        var value = read();
        _ = value.ContinueWith(_ => took.Value = _time.GetElapsedTime(begun), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return value;
    }

    private TimeSpan KeptOf(Reading reading) => LeastRest * reading.Took.Value is var rest && rest > kept ? rest : kept;

    private sealed record Reading(DateTimeOffset At, Lazy<Task<TValue>> Value, StrongBox<TimeSpan> Took, Reading? Before, long Begun)
    {
        /// <summary>This one once it is there, and the one before until then.</summary>
        public Reading? LatestCompleted => Value is { IsValueCreated: true, Value.IsCompletedSuccessfully: true } ? this with { Before = null } : Before;
    }
}
