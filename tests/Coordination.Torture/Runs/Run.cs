using Coordination.Journal;
using Coordination.Plans;
using Coordination.Torture.Bugs;
using Coordination.Torture.Clients;
using Coordination.Torture.Faults;
using Coordination.Torture.Invariants;
using Coordination.Torture.Processes;
using Coordination.Torture.Running;
using Coordination.Torture.Storage;

namespace Coordination.Torture.Runs;

/// <summary>One scenario from its first event to its last check, on this thread.</summary>
internal sealed class Run
{
    private const long MostEvents = 2_000_000;

    private readonly Scenario _scenario;
    private readonly World _world;
    private readonly Disk _disk = new();
    private readonly StoreFaults _store;
    private readonly NetworkFaults _network;
    private readonly InvariantMonitor _watch;
    private readonly SimulationContext _clients;
    private readonly Fleet _fleet;
    private readonly Desk _desk;

    private Run(Scenario scenario, Bug bug, Action<string>? trace)
    {
        _scenario = scenario;
        _world = new World(scenario.Seed, scenario.Setting.Start, trace);
        _store = new StoreFaults(_world, scenario.Faults);
        _network = new NetworkFaults(_world, scenario.Faults);
        _watch = new InvariantMonitor(_world, _disk, scenario.Setting, scenario.Faults);
        var around = new RunEnvironment(_world, _disk, _store, _network, scenario.Setting, _watch, bug);
        _clients = _world.NewContext("people");
        _fleet = new Fleet(around, _world.NewContext("operators"), scenario.Faults);
        _desk = new Desk(_world, _clients, _fleet, new ClientConnection(_world, _clients, _network), _watch);
        _world.Quiet += () => _watch.Idle.Check(_fleet.Only);
    }

    /// <summary>Runs a scenario.</summary>
    public static RunResult Of(Scenario scenario, Bug bug, Action<string>? trace = null) => new Run(scenario, bug, trace).Play();

    private RunResult Play()
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _fleet.Start();
        _world.After(_clients, TimeSpan.Zero, () => Live(end));
        _world.RunUntil(end.Task, MostEvents);
        return new RunResult(
            _world.Broken, _world.Log.Digest, _world.Events, _watch.Committed.Commits,
            _watch.Committed.Requests.Count, _watch.Decisions.Judged, _watch.Idle.Compared)
        {
            Kinds = string.Join(' ', _watch.Committed.Kinds.Select(GrainKindNames.NameOf)),
        };
    }

    private async void Live(TaskCompletionSource end)
    {
        try
        {
            await LiveAsync();
        }
#pragma warning disable CA1031 // A fault of the harness itself must be seen.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _world.Break("fault", fault.ToString());
        }

        end.SetResult();
    }

    private async Task LiveAsync()
    {
        await OpenAsync();
        await DayAsync();
        _store.Heal();
        _network.Heal();
        _fleet.Heal();
        _watch.Recovery.Heal();
        await new FinalChecks(_world, _clients, _fleet, _desk, _watch, _disk).SettleAsync();
    }

    private async Task OpenAsync()
    {
        var admin = new Actor(ActorKind.Administrator, "admin");
        Reply<PlanReceipt>? reply = null;
        while (reply is null)
        {
            reply = await _desk.PublishAsync(_scenario.Setting.Plans[0], admin);
        }

        if (reply.IsRefused)
        {
            throw new InvalidOperationException(string.Join(' ', reply.Refusal.Faults.Select(fault => $"{fault.Path}: {fault.Message}")));
        }
    }

    private async Task DayAsync()
    {
        var people = new People(_world, _scenario, _desk, _watch);
        var start = _world.Now;
        var planner = new Planner(_world, _clients, _desk, _watch);
        var doing = new List<Task>(_scenario.Faults.OfType<PlanChange>().Select(planner.DoAsync));
        foreach (var step in _scenario.Steps)
        {
            if (start + step.At - _world.Now is var wait && wait > TimeSpan.Zero)
            {
                await _world.DelayAsync(_clients, wait);
            }

            doing.Add(people.DoAsync(step));
        }

        await Task.WhenAll(doing);
    }
}
