using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Orleans.Answers;

namespace Coordination.Orleans.Proxies;

/// <summary>Calls a grain of the core on this silo without a message, and answers as its actor would.</summary>
internal static class NearCall
{
    /// <summary>Calls it here.</summary>
    /// <param name="grain">The grain.</param>
    /// <param name="argument">What the call needs.</param>
    /// <param name="call">The call.</param>
    /// <param name="send">The same as a message: where the grain has just become worthless, its actor makes it anew.</param>
    public static async ValueTask<Answer<T>> RunAsync<TGrain, TArg, T>(
        TGrain grain, TArg argument, Func<TGrain, TArg, ValueTask<T?>> call, Func<TArg, ValueTask<Answer<T>>> send)
        where T : class
    {
        try
        {
            return new Answer<T> { Value = await call(grain, argument) };
        }
        catch (Exception fault) when (fault is GrainDroppedException or VersionConflictException)
        {
            // Both say that nothing was written.
            return await send(argument);
        }
        catch (Exception exception) when (CallFault.TryOf(exception, out var fault))
        {
            return new Answer<T> { Fault = fault };
        }
    }
}
