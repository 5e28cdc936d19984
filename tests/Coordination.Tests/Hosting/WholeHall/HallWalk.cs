using Coordination.Centres;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Simulation.Randomness;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Journal;
using Coordination.Testing.Journal;

namespace Coordination.Tests.Hosting.WholeHall;

/// <summary>A hall that lives through a random day with faults and restarts, from one seed, on one thread.</summary>
internal sealed class HallWalk : IAsyncDisposable
{
    private static readonly StaffId[] People = [TestPlans.Anna, TestPlans.Boris];

    private readonly SeededRandom _random;
    private readonly InMemoryStore _store = new();
    private readonly List<RequestId> _requests = [];
    private TestHall _hall;
    private int _keys;

    private HallWalk(ulong seed, HallPlan plan)
    {
        _random = new SeededRandom(seed);
        Plan = plan;
        _hall = null!;
    }

    public HallPlan Plan { get; }

    public TestHall Hall => _hall;

    public IReadOnlyList<RequestId> Requests => _requests;

    /// <summary>What was done, to read when a seed fails.</summary>
    public List<string> Log { get; } = [];

    public static async Task<HallWalk> StartAsync(ulong seed)
    {
        var plans = new[] { TestPlans.OneDesk(), TestPlans.WithOffers(), TestPlans.WithPull(), TestPlans.WithOfficeHours() };
        var walk = new HallWalk(seed, plans[(int)(seed % (ulong)plans.Length)]);
        walk._hall = await TestHall.OpenAsync(walk.Plan, walk._store);
        return walk;
    }

    public async Task StepAsync()
    {
        var step = Draw(100);
        var doing = step switch
        {
            < 25 => SubmitAsync(),
            < 40 => StaffCommandAsync(),
            < 75 => WorkAsync(),
            < 85 => AdvanceAsync(),
            < 89 => FaultAsync(),
            < 91 => RestartAsync(),
            < 93 => CrisisAsync(),
            < 95 => ReconcileAsync(),
            _ => CitizenAsync(),
        };
        await doing;
    }

    /// <summary>The process dies; another one opens the same store.</summary>
    public async Task RestartAsync()
    {
        Log.Add("restart");
        _hall = await TestHall.OpenAsync(store: _store, at: _hall.Clock.GetUtcNow());
    }

    /// <summary>Lets every pause after a fault end.</summary>
    public void Settle() => _hall.Clock.Advance(TimeSpan.FromSeconds(2));

    public ValueTask DisposeAsync() => _hall.DisposeAsync();

    private int Draw(int below) => (int)(_random.NextUnit() * below);

    private async Task SubmitAsync()
    {
        var command = new SubmitRequest { Centre = TestPlans.Hall, Service = TestPlans.Passport };
        if (Draw(5) == 0)
        {
            command = command with { Facts = command.Facts.Add("danger", "yes") };
        }

        var meta = TestHall.Citizen($"k{_keys++}");
        var times = Draw(4) == 0 ? 2 : 1;
        for (var i = 0; i < times; i++)
        {
            if (await TryAsync("submit", () => _hall.Host.SubmitAsync(command, meta)) is { IsRefused: false } reply
                && !_requests.Contains(reply.Value.Request))
            {
                _requests.Add(reply.Value.Request);
            }
        }
    }

    private async Task StaffCommandAsync()
    {
        var person = People[Draw(People.Length)];
        StaffCommand command = Draw(8) switch
        {
            0 => new SignOff(),
            1 => new SignOff(Release: true),
            2 => new PauseWork("Break."),
            3 => new DrainWork(),
            4 => new ResumeWork(),
            _ => new SignOn(),
        };
        await TryAsync($"{person} {command}", () => _hall.Host.Staff(TestPlans.Hall, person).ExecuteAsync(command, TestHall.By(person)));
    }

    private async Task WorkAsync()
    {
        var person = People[Draw(People.Length)];
        if (Draw(4) == 0)
        {
            await TryAsync($"{person} takes", () => _hall.Centre.TakeNextAsync(person, TestHall.By(person, $"t{_keys++}")));
            return;
        }

        foreach (var (request, item) in await HeldByAsync(person))
        {
            var command = Work(person, item);
            await TryAsync($"{person} {command} {request}", () => _hall.Host.Request(request).ExecuteAsync(command, TestHall.By(person)));
        }
    }

    private RequestCommand Work(StaffId person, WorkItemState item) => (item.Status, Draw(10)) switch
    {
        (WorkItemStatus.Offered, < 7) => new AcceptItem(0, person),
        (WorkItemStatus.Offered, _) => new DeclineItem(0, person, "Not now."),
        (WorkItemStatus.OnHold, _) => new ResumeItem(0, person),
        (_, 0) => new HoldItem(0, person, "Waiting for a colleague."),
        (_, 1) => new AskDocuments(0, person, ["photo"]),
        (_, 2) => new ReportNoShow(0, person),
        (_, 3) => new ObjectToDispatch(0, person, "Not ours."),
        (_, 4) => new StartItem(0, person),
        _ => new CompleteItem(0, person),
    };

    private async Task CitizenAsync()
    {
        if (_requests.Count == 0)
        {
            return;
        }

        var request = _requests[Draw(_requests.Count)];
        RequestCommand command = Draw(4) switch
        {
            0 => new CancelRequest("Changed my mind."),
            1 => new RateRequest(1 + Draw(5)),
            _ => new SupplyDocuments(["photo"]),
        };
        await TryAsync($"{command} {request}", () => _hall.Host.Request(request).ExecuteAsync(command, TestHall.Citizen()));
        await TryAsync(
            "review",
            () => _hall.Host.Request(request).ExecuteAsync(
                new ReviewObjection(0, Upheld: false, To: null, "It is yours."), new CommandMeta(new Actor(ActorKind.Supervisor, "chief"))));
    }

    private Task AdvanceAsync()
    {
        Log.Add("time");
        _hall.Clock.Advance(TimeSpan.FromSeconds(Draw(Draw(10) == 0 ? 40_000 : 400)));
        return Task.CompletedTask;
    }

    private Task FaultAsync()
    {
        Log.Add("fault");
        if (Draw(2) == 0)
        {
            _hall.Journal.FailNext(new JournalUnavailableException("The disk is full."));
        }
        else
        {
            _hall.Journal.FailNextAfterCommit(new CommitUnknownException("No answer came."));
        }

        return Task.CompletedTask;
    }

    private async Task CrisisAsync()
    {
        CentreCommand command = Draw(2) == 0 ? new DeclareCrisis("Flood.") : new LiftCrisis("Dry.");
        await TryAsync($"{command}", () => _hall.Centre.ExecuteAsync(command, new CommandMeta(new Actor(ActorKind.Supervisor, "chief"))));
    }

    private async Task ReconcileAsync()
    {
        Log.Add("reconcile");
        await _hall.Centre.ReconcileAsync();
    }

    private async Task<List<(RequestId Request, WorkItemState Item)>> HeldByAsync(StaffId person)
    {
        var held = new List<(RequestId, WorkItemState)>();
        foreach (var request in _requests)
        {
            if (await _hall.Host.Request(request).ReadAsync() is { Items: [{ } item, ..] } && item.Status.IsHeld() && item.Holder == person)
            {
                held.Add((request, item));
            }
        }

        return held;
    }

    private async Task<Reply<T>?> TryAsync<T>(string what, Func<ValueTask<Reply<T>>> command)
        where T : notnull
    {
        try
        {
            var reply = await command();
            Log.Add($"{what}: {reply.Refusal?.Code ?? "granted"}");
            return reply;
        }
        catch (CoordinationException fault)
        {
            Log.Add($"{what}: {fault.GetType().Name}");
            return null;
        }
    }
}
