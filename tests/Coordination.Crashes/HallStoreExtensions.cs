using Coordination.SiloHost.TestKit;

namespace Coordination.Crashes;

/// <summary>The program on a store.</summary>
internal static class HallStoreExtensions
{
    /// <summary>Starts a process that serves from it, and waits until it is ready.</summary>
    public static Task<ServingProcess> ServeAsync(this IHallStore store, string plan) =>
        ServingProcess.StartAsync(store.Environment, [.. store.Arguments, "--plan", plan]);
}
