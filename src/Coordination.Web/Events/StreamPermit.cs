using Coordination.Access;
using Coordination.Hosting;
using Coordination.Web.Access;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Events;

/// <summary>What an open stream stands on: a credential, and what the policy makes of it.</summary>
/// <remarks>Looks follow one another, and the stream's end waits for the last of them: the call is looked at only while it lasts.</remarks>
/// <param name="call">The call.</param>
/// <param name="proof">What its credential proves.</param>
/// <param name="caller">Whom the policy allowed the stream.</param>
/// <param name="ended">Ends the stream; disposed of after <see cref="CloseAsync"/>.</param>
internal sealed class StreamPermit(HttpContext call, AccessProof proof, AccessCaller caller, CancellationTokenSource ended)
{
    private readonly Lock _gate = new();
    private AccessCaller _allowed = caller;
    private Task _last = Task.CompletedTask;
    private bool _isOver;

    /// <summary>When its credential ends by itself.</summary>
    public DateTimeOffset Until => proof.Until;

    /// <summary>What was known of everybody's access when it was looked at last.</summary>
    public long Seen { get; private set; } = -1;

    /// <summary>Looks at it again, and ends the stream if it may not go on.</summary>
    /// <param name="now">The time.</param>
    /// <param name="known">What is known of everybody's access.</param>
    public Task LookAsync(DateTimeOffset now, long known) => Next(async () =>
    {
        if (!await IsAllowedAsync(now))
        {
            await ended.CancelAsync();
        }

        Seen = known;
    });

    /// <summary>Ends the stream, whatever it stands on.</summary>
    public Task EndAsync() => Next(ended.CancelAsync);

    /// <summary>The stream is over; completes when nobody looks at it any more.</summary>
    public Task CloseAsync()
    {
        lock (_gate)
        {
            _isOver = true;
            return _last;
        }
    }

    private Task Next(Func<Task> step)
    {
        lock (_gate)
        {
            return _isOver ? Task.CompletedTask : _last = AfterAsync(_last, step);
        }
    }

    private static async Task AfterAsync(Task before, Func<Task> step)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
        await step();
    }

    private async ValueTask<bool> IsAllowedAsync(DateTimeOffset now)
    {
        if (now >= proof.Until || proof.Again() is not { } again)
        {
            return false;
        }

        if (IsSame(again, _allowed))
        {
            return true;
        }

        _allowed = again;
        return await DecideAsync(again);
    }

    private async ValueTask<bool> DecideAsync(AccessCaller again)
    {
        try
        {
            return call.GetEndpoint()?.Metadata.GetMetadata<Needs>() is { } needs && (await AccessFilter.DecideAsync(call, again, needs)).IsAllowed;
        }
        catch (Exception fault) when (fault is CoordinationException or OperationCanceledException)
        {
            // What cannot be decided is not allowed: the reader comes back, and meets a problem instead of a stream meanwhile.
            return false;
        }
    }

    private static bool IsSame(AccessCaller one, AccessCaller other) =>
        one.Grants.SequenceEqual(other.Grants) && one.Staff == other.Staff && one.Purpose == other.Purpose;
}
