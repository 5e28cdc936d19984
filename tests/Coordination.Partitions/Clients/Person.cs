using System.Text.Json;
using Coordination.Access;
using Coordination.Centres;
using Coordination.Hosting;
using Coordination.TestKit.Access;

namespace Coordination.Partitions.Clients;

/// <summary>A member of staff: completes what they hold, and asks for the next where the hall works by pull.</summary>
internal sealed class Person(CentreId hall, string name, bool isPull, HallClient client, History history, string run)
{
    private const string NothingWaiting = "nothing-waiting";

    // Told they hold something: they look at what it is, and go on with it.
    private const string StillHolding = "still-holding";

    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(250);

    private string _by = "";
    private int _asked;
    private bool _mayStillTake;

    private string Path => $"/v1/centres/{hall}/staff/{name}";

    /// <summary>Gets a key.</summary>
    public async Task TakeKeyAsync(ICoordination coordination) =>
        _by = (await coordination.NewKeyAsync(new Grant(Role.Staff, hall, HallPlans.Desk), name)).Secret;

    /// <summary>Begins to work; who is at work already is told so.</summary>
    public Task SignOnAsync(CancellationToken cancellation) => client.CallAsync(Command($"{Path}/sign-on", $"on-{name}-{run}"), cancellation);

    /// <summary>Serves until told to stop, and ends with what is in their hands.</summary>
    public async Task ServeAsync(CancellationToken stop, CancellationToken cancellation)
    {
        while (!stop.IsCancellationRequested)
        {
            if (await (isPull ? TakeAsync(cancellation) : HoldsAsync(cancellation)) is not { Count: > 0 } items)
            {
                await Task.Delay(Idle, cancellation);
                continue;
            }

            foreach (var item in items)
            {
                await CompleteAsync(item, cancellation);
            }
        }
    }

    /// <summary>What they hold, as the engine tells them.</summary>
    public async Task<IReadOnlyList<HeldItem>> HoldsAsync(CancellationToken cancellation)
    {
        var answer = await client.CallAsync(new HallCall(Path, _by), cancellation);
        if (!answer.IsGranted)
        {
            history.Wrong.Enqueue($"reading {Path} was refused: {answer.Body}");
            return [];
        }

        using var view = JsonDocument.Parse(answer.Body);
        HeldItem[] items = [.. view.RootElement.GetProperty("holds").EnumerateArray()
            .Select(held => new HeldItem(held.GetProperty("request").GetString()!, held.GetProperty("item").GetInt32()))
            .Where(item => !history.Completions.ContainsKey(item.Request))];
        foreach (var item in items)
        {
            history.Holds(item.Request);
        }

        return items;
    }

    /// <summary>Asks for the next one.</summary>
    public async Task<IReadOnlyList<HeldItem>> TakeAsync(CancellationToken cancellation)
    {
        var key = FormattableString.Invariant($"next-{name}-{run}-{Interlocked.Increment(ref _asked)}");
        var answer = await client.CallAsync(Command($"{Path}/next", key), cancellation);
        if (answer.IsGranted)
        {
            using var taken = JsonDocument.Parse(answer.Body);
            var item = HeldItem.Parse(taken.RootElement.GetProperty("item").GetString()!);
            history.Holds(item.Request);
            _mayStillTake = false;
            return [item];
        }

        if (answer.Code is not (NothingWaiting or StillHolding))
        {
            history.Wrong.Enqueue($"{name} at {hall} asked for the next and was refused: {answer.Body}");
        }

        // A first attempt may have taken something although its answer was lost: then the second must say so, with the same key.
        // One that is still on its way may take something when the second was refused, and whoever asks next is told that they hold it.
        var held = answer.Attempts > 1 || answer.Code == StillHolding ? await HoldsAsync(cancellation) : [];
        if (held.Count > 0 && answer.Attempts > 1 && !(_mayStillTake && answer.Code == StillHolding))
        {
            history.Wrong.Enqueue($"{name} at {hall} was told {answer.Code} at attempt {answer.Attempts}, and holds {held[0].Request}");
        }

        _mayStillTake = held.Count == 0 && (_mayStillTake || answer.Attempts > 1);
        return held;
    }

    /// <summary>Completes one, and takes note.</summary>
    public async Task CompleteAsync(HeldItem item, CancellationToken cancellation)
    {
        var answer = await client.CallAsync(Command($"/v1/requests/{item.Request}/items/{item.Item}/complete", $"done-{item.Request}"), cancellation);
        if (answer.IsGranted)
        {
            history.Completed(item.Request, hall, Receipt.Read(answer.Body).Version);
        }
        else
        {
            history.Wrong.Enqueue($"{name} at {hall} holds {item.Request} and could not complete it: {answer.Body}");
        }
    }

    private HallCall Command(string path, string key) => new(path, _by, "{}", key);
}

/// <summary>An item in somebody's hands.</summary>
internal sealed record HeldItem(string Request, int Item)
{
    /// <summary>Reads a request's UUID, a colon and the item's number.</summary>
    public static HeldItem Parse(string text)
    {
        return WorkItemId.TryParse(text, out var item) ? new(item.Request.ToString(), item.Index) : throw new FormatException($"'{text}' is no item.");
    }
}
