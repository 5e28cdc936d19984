using System.Collections.Concurrent;
using Orleans;

namespace OwnGrain;

/// <summary>A call filter: counts the calls that come in at each type of grain, the application's and the engine's.</summary>
public sealed class CallCounter : IIncomingGrainCallFilter
{
    private readonly ConcurrentDictionary<string, int> _calls = new(StringComparer.Ordinal);

    /// <summary>How many came in, by the grain's type.</summary>
    public IReadOnlyDictionary<string, int> Calls => _calls;

    /// <inheritdoc />
    public Task Invoke(IIncomingGrainCallContext context)
    {
        _calls.AddOrUpdate(context.TargetId.Type.ToString()!, 1, (_, count) => count + 1);
        return context.Invoke();
    }
}
