using Coordination.Centres;
using Coordination.Orleans.Proxies;

namespace Coordination.Orleans.Grains;

/// <summary>What a centre's activation has others do when it leaves.</summary>
/// <remarks>
/// Outside its turn: an answer to a call that it makes itself would come to an activation that is gone, and be waited for until the
/// call times out.
/// </remarks>
internal static class LastCalls
{
    /// <summary>Wakes a centre at its new home, once this activation has left. Should it fail, that silo finds out by itself.</summary>
    /// <param name="left">Ends when the activation has wholly left: as long as the directory names it, a call comes here, and begins it again where it was.</param>
    /// <param name="home">The silo that is the hall's home now.</param>
    /// <param name="centre">The hall.</param>
    public static async ValueTask WakeAsync(Task left, ISiloGrain home, string centre)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        await left;
        try
        {
            await home.WakeAsync(centre);
        }
        catch (Exception fault) when (TransientFault.IsTransient(fault))
        {
            // It is gone as well.
        }
    }

    /// <summary>Has the centre that took over compare its memory with the record.</summary>
    public static async ValueTask CompareAsync(ICentrePeer centre)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        await centre.ReconcileAsync();
    }
}
