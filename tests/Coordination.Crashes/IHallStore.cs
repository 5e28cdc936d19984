using Coordination.Journal;

namespace Coordination.Crashes;

/// <summary>A store that outlives the processes that serve from it.</summary>
internal interface IHallStore : IAsyncDisposable
{
    /// <summary>What a serving process is told on its command line.</summary>
    IReadOnlyList<string> Arguments { get; }

    /// <summary>What it is told by its environment.</summary>
    IReadOnlyDictionary<string, string> Environment { get; }

    /// <summary>The record, read without a serving process.</summary>
    Task<IJournal> OpenAsync();
}
