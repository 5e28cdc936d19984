using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Orleans.Answers;
using Coordination.Orleans.Halls;

namespace Coordination.Orleans.Proxies;

/// <summary>Calls a grain of the core on this silo without a message, and answers as its activation would.</summary>
internal static class LocalCall
{
    /// <summary>Calls it here, if it is here.</summary>
    /// <param name="local">The grain; null when it is not here.</param>
    /// <param name="argument">What the call needs.</param>
    /// <param name="call">The call.</param>
    /// <param name="send">The same as a message: where the grain has just become invalid, its activation loads it again.</param>
    public static ValueTask<Answer<T>> RunAsync<TGrain, TArg, T>(
        LocalGrain<TGrain>? local, TArg argument, Func<TGrain, TArg, ValueTask<T?>> call, Func<TArg, ValueTask<Answer<T>>> send)
        where TGrain : class, IGrainActivation
        where T : class =>
        local?.TryBeginCall() == true ? CallAsync(local, argument, call, send) : send(argument);

    private static async ValueTask<Answer<T>> CallAsync<TGrain, TArg, T>(
        LocalGrain<TGrain> local, TArg argument, Func<TGrain, TArg, ValueTask<T?>> call, Func<TArg, ValueTask<Answer<T>>> send)
        where TGrain : class, IGrainActivation
        where T : class
    {
        try
        {
            return new Answer<T> { Value = await call(local.Grain, argument) };
        }
        catch (Exception fault) when (fault is GrainDroppedException or VersionConflictException)
        {
            // Both say that nothing was written.
        }
        catch (Exception exception) when (CallFault.TryOf(exception, out var fault))
        {
            return new Answer<T> { Fault = fault };
        }
        finally
        {
            local.EndCall();
        }

        return await send(argument);
    }
}
