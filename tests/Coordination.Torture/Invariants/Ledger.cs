using Coordination.Journal;
using Coordination.Torture.Running;
using Coordination.Torture.Storage;

namespace Coordination.Torture.Invariants;

/// <summary>What hosts have acknowledged: it is on disk before it is said (I1), and the same key has one effect and one reply (I7).</summary>
internal sealed class Ledger(World world, Disk disk)
{
    private readonly Dictionary<(GrainKey Grain, KeyDigest Key), DateTimeOffset> _effects = [];
    private readonly Dictionary<(GrainKey Grain, KeyDigest Key), string> _replies = [];
    private readonly Dictionary<GrainKey, long> _acknowledged = [];
    private readonly Dictionary<GrainKey, long> _committed = [];

    /// <summary>How many replies were looked at.</summary>
    public int Replies { get; private set; }

    public void OnCommitted(Append append)
    {
        _committed[append.Row.Key] = append.Row.Version;
        foreach (var happened in append.Events)
        {
            if (happened.Command is { } command && !_effects.TryAdd((append.Row.Key, command.Key), world.Now))
            {
                world.Break("I7", $"{append.Row.Key}: the command with the key {command.Key} had a second effect, event {happened.Version}");
            }
        }
    }

    /// <summary>A host grants a command.</summary>
    /// <param name="grain">Whose.</param>
    /// <param name="key">The command's key.</param>
    /// <param name="version">The version it led to.</param>
    /// <param name="reply">The reply, as text.</param>
    public void OnGranted(GrainKey grain, KeyDigest key, long version, string reply)
    {
        Replies++;
        world.Log.Add(reply);
        RequireOnDisk(grain, version, $"a command was granted with '{reply}'");
        if (!_effects.ContainsKey((grain, key)))
        {
            world.Break("I1", $"{grain}: the command with the key {key} was granted with '{reply}', and nothing of it is on disk");
        }

        if (!_replies.TryAdd((grain, key), reply) && _replies[(grain, key)] != reply)
        {
            world.Break("I7", $"{grain}: the command with the key {key} was answered with '{_replies[(grain, key)]}' and then with '{reply}'");
        }

        _acknowledged[grain] = Math.Max(version, _acknowledged.GetValueOrDefault(grain));
    }

    /// <summary>A host refuses a command that was sent at a time.</summary>
    public void OnRefused(GrainKey grain, KeyDigest key, DateTimeOffset sent, Refusal refusal)
    {
        world.Log.Add(refusal.Code);
        if (_effects.TryGetValue((grain, key), out var at) && at < sent
            && refusal.Code is not (RefusalCodes.Busy or RefusalCodes.Stopping or RefusalCodes.Fenced))
        {
            world.Break("I7", $"{grain}: the command with the key {key} was done at {at:O}; repeated, it was refused: {refusal.Code} {refusal.Message}");
        }
    }

    /// <summary>What was acknowledged of a grain so far.</summary>
    public long AcknowledgedOf(GrainKey grain) => _acknowledged.GetValueOrDefault(grain);

    /// <summary>A host shows a grain: nothing that is not on disk, and nothing older than what was acknowledged before the question.</summary>
    public void OnRead(GrainKey grain, long version, long acknowledgedBefore, bool mayBeStale)
    {
        RequireOnDisk(grain, version, "it was shown");
        if (version < acknowledgedBefore && !mayBeStale)
        {
            world.Break("I1", $"{grain}: version {acknowledgedBefore} was acknowledged, and later version {version} was shown");
        }

        _acknowledged[grain] = Math.Max(version, _acknowledged.GetValueOrDefault(grain));
    }

    /// <summary>At the end, everything acknowledged is found.</summary>
    public void CheckAll()
    {
        foreach (var (grain, version) in _acknowledged)
        {
            RequireOnDisk(grain, version, "it was acknowledged");
        }

        foreach (var ((grain, key), _) in _replies)
        {
            var commands = disk.Reads.ReadCommandsAsync(grain).AsTask().GetAwaiter().GetResult();
            if (!commands.Any(command => command.Command.Key == key))
            {
                world.Break("I1", $"{grain}: the acknowledged command with the key {key} is not on record");
            }
        }
    }

    private void RequireOnDisk(GrainKey grain, long version, string said)
    {
        var row = disk.Reads.ReadRowAsync(grain).AsTask().GetAwaiter().GetResult();
        if ((row?.Version ?? 0) < version)
        {
            world.Break("I1", $"{grain}: {said} at version {version}, and the disk has version {row?.Version ?? 0}");
        }
    }
}
