using System.Collections.Concurrent;
using Orleans;

namespace Coordination.Orleans.Tests.Hosting;

/// <summary>A call filter of an application: which grains' calls it has seen.</summary>
internal sealed class SeenCalls : IIncomingGrainCallFilter
{
    private readonly ConcurrentQueue<string> _seen = new();

    public IEnumerable<string> Types => _seen;

    public Task Invoke(IIncomingGrainCallContext context)
    {
        _seen.Enqueue(context.TargetId.Type.ToString()!);
        return context.Invoke();
    }
}
