using System.Collections.Concurrent;
using System.Globalization;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Simulation.Loads;
using Coordination.Staff;

namespace Coordination.SiloHost.Load;

/// <summary>The staff of the hall that is loaded: they keep their duties, serve what they are given, and ask where they have to.</summary>
internal sealed class Desks(LoadDay day, HallClient hall, ILoadPeople people, LoadClock clock)
{
    private readonly HashSet<StaffId> _asking = [.. day.Plan.Staff
        .Where(person => day.Plan.Departments.Any(home => home.Id == person.Department && home.Dispatch is DispatchMode.Pull))
        .Select(person => person.Id)];

    private readonly ConcurrentDictionary<string, int> _holds = new();
    private readonly ConcurrentDictionary<StaffId, int> _occasions = new();
    private readonly ConcurrentBag<Task> _serving = [];
    private long _commands;

    /// <summary>Everybody who is on duty from the start signs on.</summary>
    public Task BeginAsync(CancellationToken cancellation) =>
        Task.WhenAll(day.Duties.Where(IsFirst).Select(duty => ChangeAsync(duty, clock.Now, cancellation)));

    /// <summary>Signs people on and off at their times.</summary>
    public async Task ChangeDutiesAsync(CancellationToken cancellation)
    {
        foreach (var duty in day.Duties.Where(duty => !IsFirst(duty)))
        {
            var due = clock.At(duty.Minute);
            await clock.UntilAsync(due, cancellation);
            await ChangeAsync(duty, due, cancellation);
        }
    }

    /// <summary>Somebody was given an item: they begin, take their time, and complete it.</summary>
    /// <param name="request">Whose.</param>
    /// <param name="item">Which.</param>
    /// <param name="staff">To whom.</param>
    /// <param name="minutes">How long it takes, in scenario minutes.</param>
    /// <param name="begun">The moment at which the hall gave it.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Whether the request is over with it.</returns>
    public Task<bool> ServeAsync(RequestId request, int item, string staff, double minutes, long begun, CancellationToken cancellation)
    {
        var service = ServeAsync($"v1/requests/{request}/items/{item}", staff, begun, begun + clock.At(minutes) - clock.At(0), cancellation);
        _serving.Add(service);
        return service;
    }

    /// <summary>Something has come in that somebody who asks may take.</summary>
    public void MoreWaits(CancellationToken cancellation)
    {
        foreach (var person in _asking)
        {
            _ = AskAsync(person, cancellation);
        }
    }

    /// <summary>Completes when nobody is at anything any more; they have been stopped before.</summary>
    public async Task EndAsync()
    {
        foreach (Task serving in _serving)
        {
            await serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static bool IsFirst(LoadDuty duty) => duty is { Minute: <= 0, Change: DutyChange.SignOn };

    private async Task<bool> ServeAsync(string path, string staff, long begun, long ends, CancellationToken cancellation)
    {
        var by = people.StaffOf(new StaffId(staff));
        _holds.AddOrUpdate(staff, 1, (_, held) => held + 1);
        await hall.SendAsync("start", Command($"{path}/start", by), begun, cancellation);
        await clock.UntilAsync(ends, cancellation);
        var receipt = await hall.SendAsync("complete", Command($"{path}/complete", by), ends, cancellation);
        _holds.AddOrUpdate(staff, 0, (_, held) => held - 1);
        if (_asking.Contains(new StaffId(staff)))
        {
            _ = AskAsync(new StaffId(staff), cancellation);
        }

        return receipt?["status"]?.GetValue<string>() == "completed";
    }

    // One question at a time, as from a desk with one button: what comes in meanwhile is asked for once more.
    private async Task AskAsync(StaffId person, CancellationToken cancellation)
    {
        if (_occasions.AddOrUpdate(person, 1, (_, count) => count + 1) > 1)
        {
            return;
        }

        int seen;
        do
        {
            seen = _occasions[person];
            await AskOnceAsync(person, cancellation);
        }
        while (!_occasions.TryUpdate(person, 0, seen));
    }

    // Asking in vain is usual: somebody else was quicker, or nothing fits.
    private async Task AskOnceAsync(StaffId person, CancellationToken cancellation)
    {
        if (_holds.GetValueOrDefault(person.ToString()) == 0 && !cancellation.IsCancellationRequested)
        {
            var command = Command(PathOf(person, "next"), people.StaffOf(person)) with { UsualRefusals = [RefusalCodes.NothingWaiting, RefusalCodes.StillHolding] };
            Task asking = hall.SendAsync("next", command, clock.Now, cancellation);
            await asking.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ChangeAsync(LoadDuty duty, long due, CancellationToken cancellation)
    {
        var (word, body) = duty.Change switch
        {
            DutyChange.SignOn => ("sign-on", "{}"),
            DutyChange.Pause => ("pause", """{"reason":"break"}"""),
            DutyChange.Resume => ("resume", "{}"),
            _ => ("drain", "{}"),
        };
        await hall.SendAsync("duty", Command(PathOf(duty.Staff, word), people.StaffOf(duty.Staff), body), due, cancellation);
    }

    private string PathOf(StaffId person, string word) => $"v1/centres/{day.Plan.Centre}/staff/{person}/{word}";

    private HallCommand Command(string path, LoadCaller by, string body = "{}") =>
        new(path, body, by, string.Create(CultureInfo.InvariantCulture, $"load-{Interlocked.Increment(ref _commands)}"));
}
