using Coordination.Centres;
using Coordination.Journal;

namespace Coordination.Testing.Journal;

/// <summary>What an <see cref="InMemoryJournal"/> keeps; hand it to a second journal to reopen the first one's.</summary>
internal sealed class InMemoryStore
{
    /// <summary>The store's own key; another than a random one where a run is to repeat itself.</summary>
    public InstallationKey Installation { get; init; } = InstallationKey.New();

    internal Lock Gate { get; } = new();

    internal List<JournalEntry> Entries { get; } = [];

    internal Dictionary<GrainKey, GrainRow> Rows { get; } = [];

    internal Dictionary<GrainKey, List<JournalEntry>> Histories { get; } = [];

    internal List<GrainKey> Keys { get; } = [];

    internal Dictionary<CentreId, Epoch> Epochs { get; } = [];

    internal List<string> Ring { get; } = [];

    /// <summary>Changes what is kept behind the journal's back, as damage does.</summary>
    public void Tamper(Func<JournalEntry, JournalEntry?> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (Gate)
        {
            foreach (var history in Histories.Values)
            {
                var changed = history.Select(change).OfType<JournalEntry>().ToList();
                history.Clear();
                history.AddRange(changed);
            }
        }
    }

    /// <summary>Loses that there was ever such a grain, behind the journal's back.</summary>
    public void Forget(GrainKey grain)
    {
        lock (Gate)
        {
            Keys.Remove(grain);
        }
    }

    /// <summary>Replaces or, with null, loses a row behind the journal's back.</summary>
    public void TamperRow(GrainKey grain, Func<GrainRow, GrainRow?> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        lock (Gate)
        {
            if (change(Rows[grain]) is { } changed)
            {
                Rows[grain] = changed;
            }
            else
            {
                Rows.Remove(grain);
            }
        }
    }
}
