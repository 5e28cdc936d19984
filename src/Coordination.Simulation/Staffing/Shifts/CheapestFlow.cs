namespace Coordination.Simulation.Staffing.Shifts;

/// <summary>The cheapest flow from where there is too much to where there is too little, along arcs that hold any amount.</summary>
/// <remarks>
/// Successive shortest paths with Dijkstra's algorithm on reduced costs (Ahuja, Magnanti and Orlin, Network Flows, 1993, section
/// 9.7). Whole supplies give whole flows. From every node every other must be within reach.
/// </remarks>
internal sealed class CheapestFlow(int nodes)
{
    // Arcs stand in pairs: an even one, and behind it the way back, which has as much room as the arc carries.
    private readonly List<(int To, long Cost)> _arcs = [];
    private readonly List<long> _flows = [];
    private readonly List<int>[] _leaving = [.. Enumerable.Range(0, nodes).Select(_ => new List<int>())];
    private readonly long[] _potentials = new long[nodes];

    /// <summary>Adds an arc.</summary>
    /// <param name="from">Its beginning.</param>
    /// <param name="to">Its end.</param>
    /// <param name="cost">What a unit costs, at least 0.</param>
    public void Add(int from, int to, long cost)
    {
        _leaving[from].Add(_arcs.Count);
        _arcs.Add((to, cost));
        _leaving[to].Add(_arcs.Count);
        _arcs.Add((from, -cost));
        _flows.Add(0);
    }

    /// <summary>Sends everything.</summary>
    /// <param name="supplies">By node: too much above 0, too little below; 0 in sum.</param>
    /// <returns>What each arc carries, in the order of adding.</returns>
    public IReadOnlyList<long> Send(IReadOnlyList<long> supplies)
    {
        var left = supplies.ToArray();
        for (var source = 0; source < nodes; source++)
        {
            while (left[source] > 0)
            {
                Send(source, left);
            }
        }

        return _flows;
    }

    private void Send(int source, long[] left)
    {
        var (target, by) = Nearest(source, left);
        var amount = Math.Min(left[source], -left[target]);
        for (var node = target; node != source; node = _arcs[by[node] ^ 1].To)
        {
            amount = Math.Min(amount, Room(by[node]));
        }

        for (var node = target; node != source; node = _arcs[by[node] ^ 1].To)
        {
            _flows[by[node] / 2] += by[node] % 2 == 0 ? amount : -amount;
        }

        left[source] -= amount;
        left[target] += amount;
    }

    /// <summary>The nearest node that has too little, and the arc by which each node is reached.</summary>
    private (int Target, int[] By) Nearest(int source, long[] left)
    {
        var (distances, by, done) = (new long[nodes], new int[nodes], new List<int>());
        Array.Fill(distances, long.MaxValue);
        distances[source] = 0;
        var queue = new PriorityQueue<(int Node, long Distance), (long, int)>([((source, 0), (0, source))]);
        while (queue.TryDequeue(out var next, out _))
        {
            var (node, distance) = next;
            if (distance > distances[node])
            {
                continue;
            }

            if (left[node] < 0)
            {
                // Nodes further away would all be raised alike; so those nearer are lowered instead.
                done.ForEach(nearer => _potentials[nearer] += distances[nearer] - distance);
                return (node, by);
            }

            done.Add(node);
            foreach (var arc in _leaving[node].Where(arc => Room(arc) > 0))
            {
                var (to, cost) = _arcs[arc];
                var further = distance + cost + _potentials[node] - _potentials[to];
                if (further < distances[to])
                {
                    (distances[to], by[to]) = (further, arc);
                    queue.Enqueue((to, further), (further, to));
                }
            }
        }

        throw new InvalidOperationException("The supplies are not 0 in sum, or some node cannot be reached.");
    }

    private long Room(int arc) => arc % 2 == 0 ? long.MaxValue : _flows[arc / 2];
}
