using System.Diagnostics.CodeAnalysis;

namespace Coordination.Plans;

/// <summary>The versions of one hall's plan that were used last, in their working form: however often a hall publishes, memory holds a few.</summary>
internal sealed class PlanVersionCache
{
    /// <summary>How many: a hall whose open requests are of more versions reads the others again.</summary>
    public const int Most = 16;

    private readonly Lock _gate = new();
    private readonly LinkedList<ActivePlan> _latest = new();

    /// <summary>How many are kept.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _latest.Count;
            }
        }
    }

    public bool TryFind(long version, [NotNullWhen(true)] out ActivePlan? plan)
    {
        lock (_gate)
        {
            return (plan = Use(version)) is not null;
        }
    }

    /// <summary>The one that is kept, or a new one of what was published.</summary>
    public ActivePlan GetOrAdd(PublishedPlan published)
    {
        lock (_gate)
        {
            if (Use(published.Version) is { } known)
            {
                return known;
            }

            var plan = new ActivePlan(published.Plan, published.Version) { PublishedAt = published.At };
            _latest.AddFirst(plan);
            if (_latest.Count > Most)
            {
                _latest.RemoveLast();
            }

            return plan;
        }
    }

    private ActivePlan? Use(long version)
    {
        for (var node = _latest.First; node is not null; node = node.Next)
        {
            if (node.Value.Version == version)
            {
                _latest.Remove(node);
                _latest.AddFirst(node);
                return node.Value;
            }
        }

        return null;
    }
}
