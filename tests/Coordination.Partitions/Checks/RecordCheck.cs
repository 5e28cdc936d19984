using System.Globalization;
using System.Text.Json;
using Coordination.Centres;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Partitions.Clients;

namespace Coordination.Partitions.Checks;

/// <summary>Holds the record against what clients were told. It reads on from where it was: the record of a long run is long.</summary>
internal sealed class RecordCheck(IJournal journal, History history)
{
    private const int Page = 2000;

    private readonly Dictionary<string, Life> _lives = [];
    private readonly Dictionary<(CentreId Hall, string Staff), Dictionary<string, Life>> _hands = [];
    private readonly List<(CentreId Hall, DateTimeOffset At)> _assignments = [];
    private readonly List<string> _wrong = [];
    private long _after;

    /// <summary>Every assignment on record, in the order of its commit.</summary>
    public IReadOnlyList<(CentreId Hall, DateTimeOffset At)> Assignments => _assignments;

    /// <summary>What the record says of each request.</summary>
    public IReadOnlyDictionary<string, Life> Lives => _lives;

    /// <summary>Reads what is new, and says everything that is not as it must be.</summary>
    public async Task<IReadOnlyList<string>> RunAsync()
    {
        _wrong.Clear();
        while (await journal.ReadFeedAsync(_after, Page) is { Count: > 0 } entries)
        {
            _after = entries[^1].Sequence;
            foreach (var entry in entries.Where(entry => entry.Grain.Kind == GrainKind.Request))
            {
                Add(entry);
            }
        }

        CheckAcknowledged();
        if ((await JournalVerifier.VerifyAsync(journal, GrainReplays.All)).First is { } difference)
        {
            _wrong.Add($"verify: {difference}");
        }

        return [.. _wrong];
    }

    private void Add(JournalEntry entry)
    {
        var request = entry.Grain.Id;
        if (!history.Submissions.TryGetValue(request, out var sent))
        {
            _wrong.Add($"nobody submitted {request}");
            return;
        }

        if (!_lives.TryGetValue(request, out var life))
        {
            _lives[request] = life = new Life();
        }

        Expect(entry.Event.Version == life.Version + 1, $"version {entry.Event.Version} of {request} follows {life.Version}");
        life.Version = entry.Event.Version;
        switch (entry.Event.Type)
        {
            case "item.assigned":
                Assign(entry, sent.Hall, life);
                break;
            case "item.released":
                LetGo(request, sent.Hall, life);
                break;
            case "item.completed":
                Expect(!life.IsCompleted, $"{request} was completed twice");
                life.IsCompleted = true;
                LetGo(request, sent.Hall, life);
                break;
            default:
                break;
        }
    }

    private void Assign(JournalEntry entry, CentreId hall, Life life)
    {
        using var payload = JsonDocument.Parse(entry.Event.Payload);
        var (request, staff) = (entry.Grain.Id, payload.RootElement.GetProperty("staff").GetString()!);
        Expect(life.Holder is null, $"{request} was given to {staff} while {life.Holder} held it");
        LetGo(request, hall, life);
        if (!_hands.TryGetValue((hall, staff), out var held))
        {
            _hands[(hall, staff)] = held = [];
        }

        life.Given = string.Create(CultureInfo.InvariantCulture, $"{request} given at {entry.Event.At:HH:mm:ss.fff} in epoch {payload.RootElement.GetProperty("epoch")}, entry {entry.Sequence}");
        Expect(held.Count == 0, $"{staff} at {hall} held more than one: {string.Join(", ", held.Values.Append(life).Select(one => one.Given))}");
        life.Holder = staff;
        life.AssignedAt ??= entry.Event.At;
        held[request] = life;
        _assignments.Add((hall, entry.Event.At));
    }

    private void LetGo(string request, CentreId hall, Life life)
    {
        if (life.Holder is { } holder)
        {
            _hands[(hall, holder)].Remove(request);
            life.Holder = null;
        }
    }

    private void CheckAcknowledged()
    {
        foreach (var (request, sent) in history.Submissions)
        {
            if (sent.Answer is { } answer)
            {
                Expect(_lives.TryGetValue(request, out var life) && life.Version >= answer.Version, $"the acknowledged request {request} of {sent.Hall} is lost");
            }
        }

        foreach (var request in history.Held.Keys)
        {
            Expect(_lives.TryGetValue(request, out var life) && life.AssignedAt is not null, $"{request} was in somebody's hands, and is not on record as assigned");
        }

        foreach (var (request, answer) in history.Completions)
        {
            Expect(_lives.TryGetValue(request, out var life) && life.IsCompleted && life.Version >= answer.Version, $"the acknowledged completion of {request} is lost");
        }
    }

    private void Expect(bool holds, string otherwise)
    {
        if (!holds)
        {
            _wrong.Add(otherwise);
        }
    }
}
