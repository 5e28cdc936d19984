using System.Collections.Concurrent;

namespace Coordination.SiloHost.Tests.Crashes;

/// <summary>What clients were told, kept outside the process that is killed.</summary>
internal sealed class Ledger
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _versions = [];
    private readonly HashSet<string> _completed = [];
    private (int Count, TaskCompletionSource Done) _enough = (int.MaxValue, new TaskCompletionSource());

    /// <summary>Commands that were sent and never answered: repeated with their keys after the restart.</summary>
    public ConcurrentQueue<SentCommand> Unanswered { get; } = new();

    public int Acknowledged { get; private set; }

    /// <summary>Completes when so many answers have come.</summary>
    public Task WhenAcknowledgedAsync(int count)
    {
        lock (_lock)
        {
            _enough = (count, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            return _enough.Done.Task;
        }
    }

    public IEnumerable<KeyValuePair<string, long>> Versions => _versions;

    public bool IsCompleted(string request) => _completed.Contains(request);

    public void Acknowledge(string request, long version, bool completed)
    {
        lock (_lock)
        {
            _versions[request] = Math.Max(_versions.GetValueOrDefault(request), version);
            if (completed)
            {
                _completed.Add(request);
            }

            if (++Acknowledged >= _enough.Count)
            {
                _enough.Done.TrySetResult();
            }
        }
    }
}

/// <summary>A command as it was sent.</summary>
internal sealed record SentCommand(string Path, string Body, string Actor, string Key);
