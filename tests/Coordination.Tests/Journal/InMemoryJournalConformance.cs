using Coordination.Journal;
using Coordination.TestKit.Journal;
using Coordination.Testing.Journal;

namespace Coordination.Tests.Journal;

public sealed class InMemoryJournalConformance : JournalConformance
{
    private readonly InMemoryStore _store = new();

    private protected override IJournal Create() => new InMemoryJournal(_store);
}
