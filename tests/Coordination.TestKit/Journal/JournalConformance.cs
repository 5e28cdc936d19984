using Coordination.Journal;
using Xunit;

namespace Coordination.TestKit.Journal;

/// <summary>What every journal must do; each implementation runs it through a subclass.</summary>
public abstract partial class JournalConformance : IAsyncLifetime
{
    private IJournal? _journal;

    /// <summary>The journal under test.</summary>
    private protected IJournal Journal => _journal!;

    /// <summary>Makes a journal on the test's one store; called again after the one before was disposed.</summary>
    private protected abstract IJournal Create();

    /// <summary>Opens the journal.</summary>
    public virtual async Task InitializeAsync()
    {
        _journal = Create();
        await _journal.OpenAsync();
    }

    /// <summary>Closes it.</summary>
    public virtual async Task DisposeAsync() => await Journal.DisposeAsync();

    /// <summary>Closes the journal and opens its store again.</summary>
    protected async Task ReopenAsync()
    {
        await Journal.DisposeAsync();
        await InitializeAsync();
    }

    private async Task<SampleGrain> WriteAsync(SampleGrain grain, Func<GrainRow, GrainRow>? row = null)
    {
        await Journal.AppendAsync(grain.Next(row));
        return grain;
    }
}
