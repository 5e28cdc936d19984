using System.Globalization;
using Coordination.Hosting;
using Coordination.SiloHost.Stores;
using Coordination.SiloHost.Terminal;

namespace Coordination.SiloHost.Serving;

/// <summary>Waits for a store that is on its way up, and says so on standard error.</summary>
internal sealed class StoreStartRetry(ServeOptions options, Store store, StartProgress progress, TimeProvider time) : IStartRetry
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(3);

    /// <summary>Says what went wrong and waits, longer each time; false when waiting does not help.</summary>
    public async ValueTask<bool> ShouldRetryAsync(CoordinationException fault, int attempt, CancellationToken cancellation)
    {
        if (!store.IsTransient(fault))
        {
            return false;
        }

        progress.Doing = "it waits for its store";
        var backOff = BackOff(attempt);
        ErrorText.WriteLine(options.Console, string.Create(CultureInfo.InvariantCulture, $"{fault.Message} Trying again in {backOff.TotalSeconds:0.#} s."));
        await Task.Delay(backOff, time, cancellation);
        return true;
    }

    /// <summary>Waits for a start that retries by itself, or meets a server that accepts and never answers, and reports that it still waits.</summary>
    public async Task<T> WatchAsync<T>(Task<T> start, CancellationToken cancellation)
    {
        while (store.IsRemote && await Task.WhenAny(start, Task.Delay(Silence, time, cancellation)) != start)
        {
            cancellation.ThrowIfCancellationRequested();
            ErrorText.WriteLine(options.Console, $"Starting; waiting for {store.Name}.");
        }

        return await start;
    }

    // A little different in each host: all of them wait for the same database.
    private TimeSpan BackOff(int attempt)
    {
        var backOff = First;
        for (var failed = 1; failed < attempt && backOff < Longest; failed++)
        {
            backOff *= 2;
        }

        return (backOff < Longest ? backOff : Longest) * (0.75 + (time.GetTimestamp() / 100 % 1000 / 4000.0));
    }
}
