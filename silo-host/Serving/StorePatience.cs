using System.Globalization;
using Coordination.SiloHost.Stores;
using Coordination.SiloHost.Terminal;

namespace Coordination.SiloHost.Serving;

/// <summary>Waits for a store that is on its way up, and says so on standard error.</summary>
internal sealed class StorePatience(CommandConsole console, Store store, TimeProvider time)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(3);

    /// <summary>Does what needs the store, again and again until the store can be used.</summary>
    public async ValueTask<T> RunAsync<T>(Func<CancellationToken, ValueTask<T>> work, CancellationToken cancellation)
    {
        for (var pause = First; ; pause = pause * 2 < Longest ? pause * 2 : Longest)
        {
            try
            {
                return await WatchAsync(work(cancellation).AsTask(), cancellation);
            }
            catch (CoordinationException fault) when (store.IsWorthWaitingFor(fault))
            {
                ErrorText.WriteLine(console, string.Create(CultureInfo.InvariantCulture, $"{fault.Message} Trying again in {pause.TotalSeconds} s."));
            }

            await Task.Delay(pause, time, cancellation);
        }
    }

    // An attempt may itself be patient, or meet a server that accepts and never answers.
    private async Task<T> WatchAsync<T>(Task<T> attempt, CancellationToken cancellation)
    {
        while (store.MayKeepSilent && await Task.WhenAny(attempt, Task.Delay(Silence, time, cancellation)) != attempt)
        {
            cancellation.ThrowIfCancellationRequested();
            ErrorText.WriteLine(console, $"Starting; waiting for {store.Name}.");
        }

        return await attempt;
    }
}
