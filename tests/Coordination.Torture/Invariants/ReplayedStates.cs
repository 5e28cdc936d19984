using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Torture.Running;

namespace Coordination.Torture.Invariants;

/// <summary>The states of one kind of grain as their committed events make them, kept beside the store and compared with it (I8).</summary>
internal sealed class ReplayedStates<TState, TCommand, TEvent, TInput>(World world, GrainBehaviour<TState, TCommand, TEvent, TInput> behaviour)
    where TState : class
{
    private readonly Dictionary<GrainKey, Copy> _copies = [];

    /// <summary>A commit: its events are applied, its chain and its row compared.</summary>
    /// <returns>The state before and after, and the events.</returns>
    public (TState Before, TState After, IReadOnlyList<TEvent> Events) Follow(Append append)
    {
        var key = append.Row.Key;
        var copy = _copies.GetValueOrDefault(key) ?? new Copy(behaviour.Initial(key), 0, default, default);
        var (state, hash, at) = (copy.State, copy.Hash, copy.At);
        var events = new List<TEvent>(append.Events.Length);
        var version = copy.Version;
        foreach (var happened in append.Events)
        {
            Require(key, happened, ++version, at);
            hash = EventChain.Next(hash, key, happened);
            Require(hash == happened.Hash, $"{key} event {happened.Version}: the chain does not continue");
            at = happened.At;
            var context = new EventContext(happened.Version, happened.At, happened.By);
            if (PersonalEvents.IsName(happened.Type))
            {
                state = behaviour.Touch(state, context);
                continue;
            }

            var told = behaviour.ReadEvent(happened.Type, happened.Payload.Span);
            state = behaviour.Apply(state, told, context);
            events.Add(told);
        }

        Compare(behaviour.Project(key, state, append.Row.Version, hash), append.Row);
        _copies[key] = new Copy(state, append.Row.Version, hash, at);
        return (copy.State, state, events);
    }

    private void Require(GrainKey key, JournalEvent happened, long version, DateTimeOffset last)
    {
        Require(happened.Version == version, $"{key} event {happened.Version}: the next one is {version}");
        if (happened.At < last)
        {
            world.Break("I11", $"{key} event {happened.Version} happened at {happened.At:O}, before the one before it at {last:O}");
        }
    }

    private void Require(bool holds, string message)
    {
        if (!holds)
        {
            world.Break("I8", message);
        }
    }

    private void Compare(GrainRow replayed, GrainRow stored)
    {
        if (RowComparison.FindDifference(replayed, stored) is { } difference)
        {
            world.Break("I8", difference.ToString());
        }
    }

    private sealed record Copy(TState State, long Version, EventHash Hash, DateTimeOffset At);
}
