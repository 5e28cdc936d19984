using Coordination.Grains;
using Coordination.Journal;
using Coordination.Requests;

namespace Coordination.Hosting;

/// <summary>Tells which commands to a request are on record, by their keys: a host that decides who may do something lets whoever repeats one have its reply.</summary>
internal interface IGivenCommands
{
    /// <summary>Whether a command with this key was carried out at a request. It is only answered again then, whatever has become of the request meanwhile.</summary>
    /// <param name="request">The request.</param>
    /// <param name="meta">Who gives it, and its key.</param>
    /// <param name="cancellation">Stops the reading.</param>
    ValueTask<bool> WasGivenAsync(RequestId request, CommandMeta meta, CancellationToken cancellation = default);
}

/// <summary>Looks it up in the record.</summary>
internal static class GivenCommands
{
    /// <summary>Whether a command with this key was carried out at a request.</summary>
    public static async ValueTask<bool> WasGivenAsync(this IJournal journal, RequestId request, CommandMeta meta, CancellationToken cancellation)
    {
        if (meta.Key is not { } key)
        {
            return false;
        }

        var (grain, given) = (GrainKey.Of(request), false);
        var digest = journal.Installation.DigestOf(grain, meta.By, key);
        foreach (var (_, stamp) in await journal.ReadCommandsAsync(grain, cancellation))
        {
            given |= stamp.Key == digest;
        }

        return given;
    }
}
