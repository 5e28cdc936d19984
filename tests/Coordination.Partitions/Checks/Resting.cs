using System.Globalization;
using System.Text.Json;
using Coordination.Partitions.Clients;
using Coordination.Partitions.Clusters;

namespace Coordination.Partitions.Checks;

/// <summary>After a fault everybody who came is served, no hall believes in work that is not there, and everybody can be given work.</summary>
internal static class Resting
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Works off what waits, then lets everybody take one more.</summary>
    public static async Task CheckAsync(ClusterUnderTest cluster, List<string> wrong, Patience patience, CancellationToken deadline)
    {
        using var stop = new CancellationTokenSource();
        var staff = Task.WhenAll(cluster.Halls.Select(hall => hall.ServeAsync(stop.Token, deadline)));
        await EachAsync(cluster, wrong, patience, "is not served out", ServedAsync, deadline);
        await stop.CancelAsync();
        await Patience.EndedAsync(staff);
        if (wrong.Count == 0)
        {
            await EachAsync(cluster, wrong, patience, "does not give each of its people one", EachTakesOneAsync, deadline);
        }
    }

    // Every hall by itself, so that one that stands still is named alone.
    private static async Task EachAsync(
        ClusterUnderTest cluster, List<string> wrong, Patience patience, string otherwise, Func<ClusterUnderTest, Hall, CancellationToken, Task> what, CancellationToken deadline)
    {
        var faults = await Task.WhenAll(cluster.Halls.Select(async hall =>
        {
            if (await patience.WaitAsync(Limit, token => what(cluster, hall, token), deadline))
            {
                return null;
            }

            var state = await DescribeAsync(cluster, hall);
            return string.Create(CultureInfo.InvariantCulture, $"{hall.Id} {otherwise} within {Limit.TotalSeconds:f0} s: {state}");
        }));
        wrong.AddRange(faults.OfType<string>());
    }

    private static async Task ServedAsync(ClusterUnderTest cluster, Hall hall, CancellationToken cancellation)
    {
        while (Open(cluster, hall).Any() || await CountAsync(cluster, hall, cancellation) != (0, 0))
        {
            await Task.Delay(Pause, cancellation);
        }
    }

    private static async Task EachTakesOneAsync(ClusterUnderTest cluster, Hall hall, CancellationToken cancellation)
    {
        await Task.WhenAll(hall.People.Select(_ => hall.SubmitAsync(cancellation)));
        var taken = await Task.WhenAll(hall.People.Select(person => OneAsync(hall, person, cancellation)));
        await Task.WhenAll(hall.People.Zip(taken, (person, item) => person.CompleteAsync(item, cancellation)));
        await ServedAsync(cluster, hall, cancellation);
    }

    private static async Task<HeldItem> OneAsync(Hall hall, Person person, CancellationToken cancellation)
    {
        while (true)
        {
            if (await (hall.IsPull ? person.TakeAsync(cancellation) : person.HoldsAsync(cancellation)) is { Count: > 0 } held)
            {
                return held[0];
            }

            await Task.Delay(Pause, cancellation);
        }
    }

    private static IEnumerable<string> Open(ClusterUnderTest cluster, Hall hall) =>
        cluster.History.Submissions.Where(sent => sent.Value.Hall == hall.Id && !cluster.History.Completions.ContainsKey(sent.Key)).Select(sent => sent.Key);

    private static async Task<(long Waiting, long Held)> CountAsync(ClusterUnderTest cluster, Hall hall, CancellationToken cancellation)
    {
        var answer = await cluster.NewClient(0).CallAsync(new HallCall($"/management/v1/centres/{hall.Id}/queue?limit=1", cluster.Reader), cancellation);
        using var queue = JsonDocument.Parse(answer.Body);
        return (queue.RootElement.GetProperty("waiting").GetInt64(), queue.RootElement.GetProperty("held").GetInt64());
    }

    private static async Task<string> DescribeAsync(ClusterUnderTest cluster, Hall hall)
    {
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            var (waiting, held) = await CountAsync(cluster, hall, limit.Token);
            var hands = await Task.WhenAll(hall.People.Select(person => person.HoldsAsync(limit.Token)));
            var open = Open(cluster, hall).Take(3).ToList();
            var seen = await Task.WhenAll(
                ((IEnumerable<string>)[$"/management/v1/centres/{hall.Id}/queue?limit=3", .. open.Select(request => $"/management/v1/grains/request/{request}")])
                .Select(path => cluster.NewClient(0).CallAsync(new HallCall(path, cluster.Reader), limit.Token)));
            return string.Create(
                CultureInfo.InvariantCulture,
                $"its centre counts {waiting} waiting and {held} held, its people see {string.Join(", ", hands.Select(items => items.Count))} held, not completed are {string.Join(", ", open)}: {string.Join(' ', seen.Select(answer => answer.Body))}");
        }
        catch (OperationCanceledException)
        {
            return "no silo answers for it";
        }
    }
}
