using System.Collections.Concurrent;
using Coordination.Access;
using Coordination.Centres;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.TestKit.Access;

namespace Coordination.Partitions.Clients;

/// <summary>A hall's citizens, who come whether or not those before them were answered, and its staff.</summary>
internal sealed class Hall
{
    // Two visitors a second, and a few at once now and then, so that queues form.
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(500);
    private const int BurstEvery = 9;
    private const int Burst = 5;
    private const int UrgentEvery = 5;
    private const int MostUnanswered = 20;

    private readonly HallClient _citizens;
    private readonly History _history;
    private readonly Person[] _people;
    private readonly ConcurrentDictionary<string, Task> _coming = new();
    private readonly string _run;
    private readonly InstallationKey _installation;
    private PersonKey? _portal;
    private int _sent;

    /// <summary>Makes the clients of one hall.</summary>
    /// <param name="n">Which hall.</param>
    /// <param name="clients">A client that asks a given silo first.</param>
    /// <param name="history">What they note.</param>
    /// <param name="run">Makes keys differ from those of other runs on the same record.</param>
    /// <param name="installation">Says which request a key will name.</param>
    public Hall(int n, Func<int, HallClient> clients, History history, string run, InstallationKey installation)
    {
        _installation = installation;
        (Id, IsPull, _citizens, _history, _run) = (HallPlans.Id(n), HallPlans.IsPull(n), clients(n), history, run);
        _people = [.. HallPlans.Names.Select((name, i) => new Person(Id, name, IsPull, clients(n + i), history, run))];
    }

    public CentreId Id { get; }

    public bool IsPull { get; }

    public IReadOnlyList<Person> People => _people;

    /// <summary>Everybody gets a key, and the citizens' portal.</summary>
    public async Task TakeKeysAsync(ICoordination coordination)
    {
        _portal = await coordination.NewKeyAsync(new Grant(Role.Portal, Id));
        foreach (var person in _people)
        {
            await person.TakeKeyAsync(coordination);
        }
    }

    /// <summary>Everybody begins to work.</summary>
    public Task SignOnAsync(CancellationToken cancellation) => Task.WhenAll(_people.Select(person => person.SignOnAsync(cancellation)));

    /// <summary>Citizens come until they are told to stop; completes when each has an answer.</summary>
    public async Task ComeAsync(CancellationToken stop, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Between);
        for (var tick = 1; !stop.IsCancellationRequested; tick++)
        {
            for (var i = 0; i < (tick % BurstEvery == 0 ? Burst : 1) && _coming.Count < MostUnanswered; i++)
            {
                var key = NextKey();
                _coming[key] = Task.Run(() => SubmitAndForgetAsync(key, cancellation), cancellation);
            }

            await timer.WaitForNextTickAsync(cancellation);
        }

        await Task.WhenAll(_coming.Values);
    }

    /// <summary>One citizen comes.</summary>
    public Task SubmitAsync(CancellationToken cancellation) => SubmitAsync(NextKey(), cancellation);

    /// <summary>Staff serve until they are told to stop.</summary>
    public Task ServeAsync(CancellationToken stop, CancellationToken cancellation) => Task.WhenAll(_people.Select(person => person.ServeAsync(stop, cancellation)));

    private string NextKey() => FormattableString.Invariant($"{_run}-{Interlocked.Increment(ref _sent)}");

    private async Task SubmitAndForgetAsync(string key, CancellationToken cancellation)
    {
        await SubmitAsync(key, cancellation);
        _coming.TryRemove(key, out _);
    }

    private async Task SubmitAsync(string key, CancellationToken cancellation)
    {
        var isUrgent = _sent % UrgentEvery == 0;
        var by = new Actor(ActorKind.Citizen, _portal!.Principal.ToString());
        var request = _installation.RequestOf(Id, by, new CommandKey(key)).ToString();
        _history.Sent(request, Id, isUrgent);
        var answer = await _citizens.CallAsync(new HallCall($"/v1/centres/{Id}/requests", _portal.Secret, HallPlans.Visit(isUrgent), key), cancellation);
        if (!answer.IsGranted)
        {
            _history.Wrong.Enqueue($"a submission at {Id} was refused: {answer.Body}");
        }
        else if (Receipt.Read(answer.Body) is var receipt && receipt.Request == request)
        {
            _history.Submitted(request, receipt.Version);
        }
        else
        {
            _history.Wrong.Enqueue($"the submission of {request} at {Id} was answered with {receipt.Request}");
        }
    }
}
