using System.Collections.Concurrent;
using Coordination.Journal;
using System.Globalization;
using Coordination.Requests;

namespace Coordination.Crashes;

/// <summary>What clients sent and what they were told, kept outside the processes that are killed.</summary>
internal sealed class Ledger
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _versions = [];
    private readonly HashSet<string> _submitted = [];
    private readonly HashSet<string> _completed = [];
    private int _rounds;
    private readonly List<(Func<bool> Holds, TaskCompletionSource Done)> _awaited = [];

    /// <summary>Commands that were sent and never answered: repeated with their keys later.</summary>
    public ConcurrentQueue<SentCommand> Unanswered { get; } = new();

    /// <summary>Answers that no client should ever get.</summary>
    public ConcurrentQueue<string> Wrong { get; } = new();

    /// <summary>How often which failure was met.</summary>
    public Dictionary<string, int> Failures { get; } = [];

    public int Acknowledged { get; private set; }

    public int Completed => _completed.Count;

    /// <summary>Each request that was answered, with the highest version told.</summary>
    public IReadOnlyDictionary<string, long> Versions => _versions;

    /// <summary>Completes when so many more answers have come, completions among them.</summary>
    /// <remarks>Completions show that the centre is at work; submissions alone do not.</remarks>
    public Task WhenMoreAsync(int answers, int completions = 0)
    {
        var (acknowledged, completed) = (Acknowledged + answers, Completed + completions);
        return WhenAsync(() => Acknowledged >= acknowledged && Completed >= completed);
    }

    /// <summary>Completes when a failure has been met so many more times.</summary>
    public Task WhenFailedAsync(string failure, int times)
    {
        var before = Failures.GetValueOrDefault(failure);
        return WhenAsync(() => Failures.GetValueOrDefault(failure) >= before + times);
    }

    public bool IsCompleted(string request) => _completed.Contains(request);

    /// <summary>Who has ever sent a request, as the record of a store names them; each of them sends one.</summary>
    public HashSet<Actor> Came(InstallationKey installation) => [.. _submitted.Select(name => installation.OnRecord(new Actor(ActorKind.Citizen, name)))];

    public void Sent(Actor citizen)
    {
        lock (_lock)
        {
            _submitted.Add(citizen.Id);
        }
    }

    /// <summary>What it came to, for the record of a run.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{_rounds} rounds: {_submitted.Count} submitted, {Acknowledged} answers, {Completed} completed; troubles: {string.Join(", ", Failures.OrderBy(failure => failure.Key).Select(failure => $"{failure.Value} x {failure.Key}"))}");

    /// <summary>A round is over, and the store holds what it must.</summary>
    public void Checked()
    {
        _rounds++;
        CrashSettings.Tell(ToString());
    }

    public void RecordFailure(string failure)
    {
        lock (_lock)
        {
            Failures[failure] = Failures.GetValueOrDefault(failure) + 1;
            TellWhoWaits();
        }
    }

    public void Acknowledge(string request, long version, bool completed)
    {
        lock (_lock)
        {
            Acknowledged++;
            _versions[request] = Math.Max(_versions.GetValueOrDefault(request), version);
            if (completed)
            {
                _completed.Add(request);
            }

            TellWhoWaits();
        }
    }

    /// <summary>Takes over what another ledger says.</summary>
    public void Absorb(Ledger other)
    {
        lock (_lock)
        {
            _submitted.UnionWith(other._submitted);
            _completed.UnionWith(other._completed);
            Acknowledged += other.Acknowledged;
            foreach (var (request, version) in other._versions)
            {
                _versions[request] = Math.Max(_versions.GetValueOrDefault(request), version);
            }
        }

        other.Wrong.ToList().ForEach(Wrong.Enqueue);
    }

    private Task WhenAsync(Func<bool> holds)
    {
        lock (_lock)
        {
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((holds, done));
            TellWhoWaits();
            return done.Task;
        }
    }

    private void TellWhoWaits()
    {
        for (var i = _awaited.Count - 1; i >= 0; i--)
        {
            if (_awaited[i].Holds())
            {
                _awaited[i].Done.SetResult();
                _awaited.RemoveAt(i);
            }
        }
    }
}
