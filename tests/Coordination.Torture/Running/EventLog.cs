namespace Coordination.Torture.Running;

/// <summary>A digest of everything that happened, in order: two runs of a seed must come to the same one.</summary>
internal sealed class EventLog
{
    private const ulong Prime = 0x100000001B3;

    /// <summary>The digest so far (FNV-1a over 64-bit words).</summary>
    public ulong Digest { get; private set; } = 0xCBF29CE484222325;

    public void Add(ulong word) => Digest = (Digest ^ word) * Prime;

    public void Add(string text)
    {
        foreach (var letter in text)
        {
            Add(letter);
        }
    }
}
