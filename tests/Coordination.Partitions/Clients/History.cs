using System.Collections.Concurrent;
using Coordination.Centres;

namespace Coordination.Partitions.Clients;

/// <summary>What clients sent and were told, and when, kept outside the processes that are harmed.</summary>
internal sealed class History
{
    private readonly ConcurrentDictionary<string, Submission> _submissions = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _held = new();
    private readonly ConcurrentDictionary<string, Acknowledgement> _completions = new();
    private readonly ConcurrentDictionary<CentreId, int> _completedIn = new();

    /// <summary>Each request that a citizen has ever sent.</summary>
    public IReadOnlyDictionary<string, Submission> Submissions => _submissions;

    /// <summary>Each request that somebody was told they hold, and when for the first time.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Held => _held;

    /// <summary>Each request whose completion was acknowledged.</summary>
    public IReadOnlyDictionary<string, Acknowledgement> Completions => _completions;

    /// <summary>Answers that no client should ever get.</summary>
    public ConcurrentQueue<string> Wrong { get; } = new();

    public void Sent(string request, CentreId hall, bool isUrgent) => _submissions[request] = new Submission(hall, isUrgent, DateTimeOffset.UtcNow);

    public void Submitted(string request, long version) => _submissions[request] = _submissions[request] with { Answer = new Acknowledgement(DateTimeOffset.UtcNow, version) };

    public void Holds(string request) => _held.TryAdd(request, DateTimeOffset.UtcNow);

    public void Completed(string request, CentreId hall, long version)
    {
        if (_completions.TryAdd(request, new Acknowledgement(DateTimeOffset.UtcNow, version)))
        {
            _completedIn.AddOrUpdate(hall, 1, (_, completed) => completed + 1);
        }
    }

    /// <summary>How many requests of a hall are completed, as clients were told.</summary>
    public int CompletedIn(CentreId hall) => _completedIn.GetValueOrDefault(hall);
}

/// <summary>A request as it was sent.</summary>
internal sealed record Submission(CentreId Hall, bool IsUrgent, DateTimeOffset SentAt)
{
    /// <summary>The answer; null while there is none.</summary>
    public Acknowledgement? Answer { get; init; }
}

/// <summary>When an answer came, and the request's version in it.</summary>
internal sealed record Acknowledgement(DateTimeOffset At, long Version);
